package org.greffier.platform;

import org.greffier.console.ConsoleConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything that `serve`, `run` and `admin` stand on. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ StoreWiring.class, StageWiring.class, NightWiring.class, ConsoleConfiguration.class })
class Wiring {

}
