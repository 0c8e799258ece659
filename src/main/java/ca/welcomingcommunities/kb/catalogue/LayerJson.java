package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Language;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A layer as it stands in its JSON column; what is absent is not said. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record LayerJson(
    @Nullable String title,
    @Nullable String summary,
    @Nullable String language,
    @Nullable Integer year,
    @Nullable List<String> authors,
    @Nullable String sourceUrl,
    @Nullable List<String> none) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Null for a layer that says nothing. */
  static @Nullable String write(Layer layer) {
    return layer.equals(Layer.EMPTY) ? null : JSON.writeValueAsString(of(layer));
  }

  static Layer read(@Nullable String json) {
    return json == null ? Layer.EMPTY : JSON.readValue(json, LayerJson.class).layer();
  }

  private static LayerJson of(Layer layer) {
    Language language = layer.language();
    return new LayerJson(
        layer.title(),
        layer.summary(),
        language == null ? null : language.code(),
        layer.year(),
        layer.authors(),
        layer.sourceUrl(),
        layer.none().stream().map(Field::name).toList());
  }

  private Layer layer() {
    Set<Field> missing =
        none == null ? Set.of() : none.stream().map(Field::valueOf).collect(Collectors.toSet());
    return new Layer(
        title,
        summary,
        language == null ? null : Language.of(language),
        year,
        authors == null ? List.of() : authors,
        sourceUrl,
        missing);
  }
}
