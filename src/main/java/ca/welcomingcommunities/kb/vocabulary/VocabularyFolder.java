package ca.welcomingcommunities.kb.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The files of one vocabulary, bundled or in a curator's folder, and the versions they say. */
final class VocabularyFolder {
  private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\.\\d+)?");

  /** Opens a file by its name. */
  private interface Source {
    InputStream open(String file) throws IOException;
  }

  private final Source source;
  private final List<String> versions = new ArrayList<>();

  private VocabularyFolder(Source source) {
    this.source = source;
  }

  static VocabularyFolder bundled() {
    return new VocabularyFolder(file -> {
      InputStream stream = VocabularyFolder.class.getResourceAsStream(file);
      if (stream == null) {
        throw new NoSuchFileException(file);
      }
      return stream;
    });
  }

  static VocabularyFolder at(Path folder) {
    return new VocabularyFolder(file -> Files.newInputStream(folder.resolve(file)));
  }

  /** One file: its root and the fields of it, {@code version} checked and noted. */
  Declared<String> open(String file, String... keys) {
    YamlNode root = YamlNode.parse(file, content(file));
    String[] known = new String[keys.length + 1];
    known[0] = "version";
    System.arraycopy(keys, 0, known, 1, keys.length);
    Map<String, YamlNode> fields = root.fields(known);
    YamlNode version = root.required(fields, "version");
    if (!VERSION.matcher(version.text()).matches()) {
      throw version.broken("version '" + version.text() + "' is no date such as 2026-11-23");
    }
    versions.add(version.text());
    return new Declared<>(version.text(), root, fields);
  }

  /** One file that holds a single list. */
  YamlNode list(String file, String key) {
    Declared<String> open = open(file, key);
    return open.node().required(open.fields(), key);
  }

  /** The newest version of the files opened so far. */
  String version() {
    return Collections.max(versions);
  }

  private String content(String file) {
    try (InputStream stream = source.open(file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      VocabularyException missing = new VocabularyException(file, 1, "the file is missing");
      missing.initCause(e);
      throw missing;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
