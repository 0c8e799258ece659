package ca.welcomingcommunities.kb.extract;

import java.io.Serial;
import java.io.Serializable;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.extractor.DocumentSelector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/**
 * Runs in the child: which of the files inside a file are read. Pictures are not: recognising their
 * text would make a Word file ten times slower and find logos.
 */
final class AttachmentSelector implements DocumentSelector, Serializable {
  @Serial private static final long serialVersionUID = 1;
  private static final Set<String> PICTURES =
      Set.of("png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "emf", "wmf", "svg", "webp");

  @Override
  public boolean select(Metadata metadata) {
    String type = metadata.get(Metadata.CONTENT_TYPE);
    if (type != null && type.toLowerCase(Locale.ROOT).startsWith("image/")) {
      return false;
    }
    String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
    if (name == null) {
      return true;
    }
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !PICTURES.contains(ending);
  }
}
