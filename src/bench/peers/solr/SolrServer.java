import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.EnumSet;
import javax.servlet.DispatcherType;
import org.apache.solr.servlet.CoreContainerProvider;
import org.apache.solr.servlet.SolrDispatchFilter;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.DefaultServlet;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.util.resource.Resource;

/**
 * Solr on its own Jetty, from the jars of the registry: what its distribution's web.xml says, as
 * code. Run as a source file: {@code java -cp 'solr/*' SolrServer.java HOME}. Prints its address.
 */
public final class SolrServer {
  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]).toAbsolutePath();
    System.setProperty("solr.solr.home", home.toString());
    System.setProperty("solr.install.dir", home.toString());
    System.setProperty("solr.log.dir", home.toString());
    System.setProperty("solr.log.muteconsole", "false");
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler(server, "/solr");
    context.setBaseResource(Resource.newResource(home));
    context.addEventListener(new CoreContainerProvider());
    context.addFilter(SolrDispatchFilter.class, "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(DefaultServlet.class, "/");
    server.start();
    String address = "http://127.0.0.1:" + connector.getLocalPort();
    awaitCore(URI.create(address + "/solr/bench/select?q=*:*&rows=0"));
    System.out.println("listening on " + address);
    server.join();
  }

  /** Cores load in the background: until then the server answers 503. */
  private static void awaitCore(URI question) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(question).build();
    while (http.send(request, BodyHandlers.discarding()).statusCode() != 200) {
      Thread.sleep(100);
    }
  }
}
