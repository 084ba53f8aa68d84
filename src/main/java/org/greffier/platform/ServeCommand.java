package org.greffier.platform;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves the pages and keeps the schedule until the process is ended. */
@Command(name = "serve", mixinStandardHelpOptions = true,
		description = "Serves the pages and keeps the schedule of every agency.")
final class ServeCommand implements Callable<Integer> {

	/** What is printed, before the port, once it serves. */
	static final String READY = "greffier: serving at port ";

	@Mixin
	private Product product = new Product();

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws InterruptedException {
		CountDownLatch closed = new CountDownLatch(1);
		ConfigurableApplicationContext context = this.product.start(WebApplicationType.SERVLET, ServeWiring.class);
		context.addApplicationListener((ApplicationListener<ContextClosedEvent>) (event) -> closed.countDown());
		PrintWriter out = this.spec.commandLine().getOut();
		out.println(READY + context.getEnvironment().getProperty("local.server.port"));
		out.flush();
		closed.await();
		return 0;
	}

}
