package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The files a child process is started with: Tika's configuration, a log configuration that keeps
 * quiet, and on systems with a POSIX shell a launcher that empties the environment first.
 *
 * @param folder of this child alone
 * @param timeLimit after which Tika kills the child if a parse does not bring its own limit
 * @param tesseract with which this child recognises scans and does nothing else; empty: it reads
 *     everything but scans
 * @param moreParsers class names of further parsers, for tests
 */
record ChildSetup(
    Path folder,
    int heapMegabytes,
    Duration timeLimit,
    Optional<Tesseract> tesseract,
    List<String> moreParsers) {
  private static final long IDLE_MILLIS = 300_000;
  private static final long START_MILLIS = 60_000;
  private static final int FILES_PER_CHILD = 1000;

  /** Where the child's parsers put temporary files. */
  Path temporary() {
    return folder.resolve("tmp");
  }

  /** What the child's virtual machine said when it broke down. */
  Path errors() {
    return folder.resolve("errors.txt");
  }

  /** Writes everything and returns the path of Tika's configuration. */
  Path write() throws IOException {
    Files.createDirectories(temporary());
    Files.writeString(
        logConfiguration(),
        """
        <configuration>
          <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
          <root level="OFF"/>
        </configuration>
        """);
    Files.writeString(folder.resolve("no-hosts"), "");
    Path config = folder.resolve("tika-config.xml");
    Files.writeString(config, configuration(config, launcher()));
    return config;
  }

  private Path logConfiguration() {
    return folder.resolve("logback.xml");
  }

  /**
   * What is called instead of {@code java}: the process keeps its id, so it can be killed. Reading
   * files must not slow down searches, so where there is {@code nice}, only what others leave of
   * the processors is used; and no file it writes grows above 2 GiB. Where Linux lets anybody make
   * namespaces, the child has no network, and all disks but its own folder are closed to writing;
   * where one of them cannot be closed, it only has no network.
   */
  private Path launcher() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    if (!Files.isExecutable(Path.of("/bin/sh")) || !Files.isExecutable(Path.of("/usr/bin/env"))) {
      return java;
    }
    Path launcher = folder.resolve("java.sh");
    String search = tesseract.map(found -> found.folder().toString()).orElse("/nonexistent");
    Files.writeString(
        launcher,
        """
        #!/bin/sh
        # Calls what it is given for every disk that is open to writing: $id, $place, $options.
        disks() {
          while read -r id _ _ _ place rest; do
            options=${rest%%%% *}
            case $options in ro|ro,*) continue ;; esac
            case ${rest##* } in ro|ro,*) continue ;; esac
            case ${rest##* - } in
              autofs\\ *|binfmt_misc\\ *|bpf\\ *|cgroup*|configfs\\ *|debugfs\\ *|devpts\\ *) continue ;;
              devtmpfs\\ *|efivarfs\\ *|fusectl\\ *|hugetlbfs\\ *|mqueue\\ *|nsfs\\ *|proc\\ *) continue ;;
              pstore\\ *|resctrl\\ *|rpc_pipefs\\ *|securityfs\\ *|selinuxfs\\ *|smackfs\\ *) continue ;;
              sysfs\\ *|tracefs\\ *) continue ;;
            esac
            place=$(printf %%b "$place")
            "$1"
          done < /proc/self/mountinfo
        }
        close() {
          mount -o remount,bind,ro "$place" || mount -o "remount,bind,$options,ro" "$place"
        }
        # Gives up where a disk is still open, unless its place cannot be entered or shows another.
        refuse() {
          if [ -d "$place" ]; then [ -x "$place" ] || return 0
          else [ -f "$place" ] && [ -w "$place" ] || return 0; fi
          (
            while read -r key value; do
              if [ "$key" = mnt_id: ] && [ "$value" = "$id" ]; then exit 1; fi
            done < /proc/self/fdinfo/3
            exit 0
          ) 3< "$place" || exit 1
        }
        if [ "$1" = --closed ]; then
          shift
          disks close
          disks refuse
          mount --bind %1$s %1$s && mount -o remount,bind,rw %1$s && [ -w %1$s ] || exit 1
          exec "$@"
        fi
        exec 2>%2$s
        ulimit -f 4194304
        set -- /usr/bin/env -i LANG=C.UTF-8 LC_ALL=C.UTF-8 OMP_THREAD_LIMIT=1 \
          PATH=%3$s HOME=%1$s %4$s %5$s "$@"
        if now=$(nice); then [ "$now" -ge 10 ] || set -- nice -n $((10 - now)) "$@"
        elif nice -n 10 true; then set -- nice -n 10 "$@"; fi
        if unshare -rnm "$0" --closed true; then set -- unshare -rnm "$0" --closed "$@"
        elif unshare -rn true; then set -- unshare -rn "$@"; fi
        exec "$@"
        """
            .formatted(shell(folder), shell(errors()), shell(search), tessdata(), shell(java)),
        StandardCharsets.UTF_8);
    if (!launcher.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + launcher);
    }
    return launcher;
  }

  /** Where Tesseract looks for its models, if the administrator says so. */
  private static String tessdata() {
    String folder = System.getenv("TESSDATA_PREFIX");
    return folder == null ? "" : "TESSDATA_PREFIX=" + shell(folder);
  }

  private static String shell(Object word) {
    return "'" + word.toString().replace("'", "'\\''") + "'";
  }

  private String configuration(Path self, Path java) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <properties>
      <parsers>
    %s
      </parsers>
      <fetchers>
        <fetcher class="%s"><name>%s</name></fetcher>
      </fetchers>
      <pipes><params>
        <numClients>1</numClients>
        <timeoutMillis>%d</timeoutMillis>
        <startupTimeoutMillis>%d</startupTimeoutMillis>
        <sleepOnStartupTimeoutMillis>1000</sleepOnStartupTimeoutMillis>
        <shutdownClientAfterMillis>%d</shutdownClientAfterMillis>
        <maxFilesProcessedPerProcess>%d</maxFilesProcessedPerProcess>
        <maxForEmitBatchBytes>-1</maxForEmitBatchBytes>
        <javaPath>%s</javaPath>
        <tikaConfig>%s</tikaConfig>
        <forkedJvmArgs>
    %s
        </forkedJvmArgs>
      </params></pipes>
    </properties>
    """
        .formatted(
            parsers(),
            OriginalFetcher.class.getName(),
            OriginalFetcher.NAME,
            timeLimit.toMillis(),
            START_MILLIS,
            IDLE_MILLIS,
            FILES_PER_CHILD,
            xml(java),
            xml(self),
            arguments());
  }

  private String arguments() {
    return List.of(
            "-Xmx" + heapMegabytes + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:-UsePerfData", // which is a file in the system's folder for temporary ones
            "-XX:ErrorFile=" + folder.resolve("crash.txt"),
            "-Djava.awt.headless=true",
            // No name has an address, and every connection goes by way of a port where nobody is.
            "-Djdk.net.hosts.file=" + folder.resolve("no-hosts"),
            "-DsocksProxyHost=127.0.0.1",
            "-DsocksProxyPort=9",
            "-DsocksNonProxyHosts=",
            "-Dhttp.nonProxyHosts=",
            "-Djava.io.tmpdir=" + temporary(),
            "-Duser.home=" + folder,
            "-Dlogback.configurationFile=" + logConfiguration())
        .stream()
        .map(argument -> "      <arg>" + xml(argument) + "</arg>")
        .collect(Collectors.joining("\n"));
  }

  /**
   * All that Tika knows, but for what would start other programs, or only lists the symbols of one;
   * after it ours, which win where both know a format. (To leave out a parser here would also leave
   * out those of ours that extend it.)
   */
  private String parsers() {
    if (tesseract.isPresent()) {
      return parser(ScanParser.class.getName(), "");
    }
    StringBuilder all = new StringBuilder();
    all.append("    <parser class=\"org.apache.tika.parser.DefaultParser\">\n");
    for (String name :
        List.of(
            "org.apache.tika.parser.ocr.TesseractOCRParser",
            "org.apache.tika.parser.external.CompositeExternalParser",
            "org.apache.tika.parser.executable.ExecutableParser",
            "org.apache.tika.parser.executable.UniversalExecutableParser",
            "org.apache.tika.parser.microsoft.ooxml.OOXMLParser",
            "org.apache.tika.parser.microsoft.rtf.RTFParser",
            "org.apache.tika.parser.html.JSoupParser")) {
      all.append("      <parser-exclude class=\"").append(name).append("\"/>\n");
    }
    all.append("    </parser>\n");
    all.append(
        parser(MarkedPdfParser.class.getName(), parameter("ocrStrategy", "string", "no_ocr")));
    for (Class<?> ours :
        List.of(
            PatientOfficeParser.class,
            MarkedWordParser.class,
            MarkedOpenDocumentParser.class,
            MarkedRtfParser.class,
            MarkedHtmlParser.class,
            PatientXmlParser.class)) {
      all.append(parser(ours.getName(), ""));
    }
    moreParsers.forEach(name -> all.append(parser(name, "")));
    return "    <parser class=\"%s\">%n%s    </parser>%n"
        .formatted(KeepingParser.class.getName(), all);
  }

  private static String parser(String className, String parameters) {
    return "    <parser class=\"%s\"><params>%s</params></parser>%n"
        .formatted(className, parameters);
  }

  private static String parameter(String name, String type, String value) {
    return "<param name=\"%s\" type=\"%s\">%s</param>".formatted(name, type, xml(value));
  }

  private static String xml(Object text) {
    return text.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
