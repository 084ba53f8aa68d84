package org.greffier.platform;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the demonstration's database: prints one line of JSON once it takes connections,
 * and ends when its standard input does.
 */
@Command(name = "host-db", hidden = true, mixinStandardHelpOptions = true,
		description = "Runs the demonstration's database until standard input ends.")
final class HostDatabaseCommand implements Callable<Integer> {

	@Option(names = "--folder", required = true, paramLabel = "DIR", description = "where its data lives")
	private Path folder = Path.of("");

	@Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "of loopback; a free one by default")
	private int port;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Override
	public Integer call() throws IOException {
		Path absolute = this.folder.toAbsolutePath().normalize();
		try (DatabaseHost host = DatabaseHost.start(absolute, this.port)) {
			PrintWriter out = this.spec.commandLine().getOut();
			out.println(JsonMapper.shared().writeValueAsString(describe(host)));
			out.flush();
			System.in.transferTo(java.io.OutputStream.nullOutputStream());
		}
		return 0;
	}

	private static Map<String, Object> describe(DatabaseHost host) {
		Map<String, Object> line = new LinkedHashMap<>();
		line.put("port", host.port());
		line.put("url", host.url());
		line.put("owner", DatabaseHost.OWNER);
		line.put("ownerPasswordFile", host.password(DatabaseHost.OWNER).file().toString());
		line.put("app", DatabaseHost.APP);
		line.put("appPasswordFile", host.password(DatabaseHost.APP).file().toString());
		return line;
	}

}
