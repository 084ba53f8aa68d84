# Not built where this was written: no container engine was at hand. Review it before you rely on it.
# Build:  docker build -t greffier .
FROM eclipse-temurin:17-jdk AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN ./mvnw -B -q dependency:go-offline
COPY src src
COPY jobs jobs
RUN ./mvnw -B -q package -DskipTests

FROM eclipse-temurin:17-jre
# Fontconfig draws blanks and pages; libsodium hashes passwords in half the time;
# Tesseract's French data lets a second reader look at scans.
RUN apt-get update \
	&& apt-get install -y --no-install-recommends fontconfig libsodium23 tesseract-ocr-fra \
	&& rm -rf /var/lib/apt/lists/* \
	&& useradd --system --uid 10001 --home-dir /var/lib/greffier --create-home greffier
WORKDIR /opt/greffier
COPY --from=build /src/target/greffier.jar greffier.jar
COPY --from=build /src/jobs jobs
USER greffier
EXPOSE 8080
# 512 MB for the product; each reader process takes up to 256 MB beside it, one a core.
ENTRYPOINT ["java", "-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:-HeapDumpOnOutOfMemoryError", "-jar", "greffier.jar"]
CMD ["serve"]
