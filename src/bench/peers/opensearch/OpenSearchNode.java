import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.core.common.transport.TransportAddress;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * One node of OpenSearch, from the jars of the registry. Run as a source file: {@code java -cp
 * 'opensearch/*' OpenSearchNode.java HOME}. Prints its address.
 */
public final class OpenSearchNode extends Node {
  private OpenSearchNode(Settings settings, Collection<Class<? extends Plugin>> plugins) {
    super(
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "bench"),
        plugins.stream()
            .map(plugin ->
                new PluginInfo(
                    plugin.getName(),
                    "of the node",
                    "none",
                    Version.CURRENT,
                    "21",
                    plugin.getName(),
                    null,
                    List.of(),
                    false))
            .toList(),
        true);
  }

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]).toAbsolutePath();
    Settings settings =
        Settings.builder()
            .put("cluster.name", "bench")
            .put("node.name", "bench")
            .put("path.home", home.toString())
            .put("path.data", home.resolve("data").toString())
            .put("network.host", "127.0.0.1")
            .put("http.port", "0")
            .put("transport.port", "0")
            .put("transport.type", "netty4")
            .put("http.type", "netty4")
            .put("discovery.type", "single-node")
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    OpenSearchNode node =
        new OpenSearchNode(
            settings, List.of(Netty4ModulePlugin.class, CommonAnalysisModulePlugin.class));
    node.start();
    TransportAddress address =
        node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress();
    System.out.println("listening on http://127.0.0.1:" + address.getPort());
    Thread.currentThread().join();
  }
}
