package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.FacetView.ValueView;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.vocabulary.Bilingual;
import ca.welcomingcommunities.kb.vocabulary.Term;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The facets: which values there are in the documents, and which in the vocabulary. */
final class VocabularyApi {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final SearchIndex index;
  private final Vocabulary vocabulary;

  VocabularyApi(Services services) {
    this.index = services.index();
    this.vocabulary = services.vocabulary();
  }

  record TaxonomyView(String field, String label, String version, List<TermView> terms) {}

  record TermView(
      String value,
      String label,
      @Nullable String scope,
      @Nullable String parent,
      List<String> children,
      Map<String, List<String>> related,
      @Nullable String kind) {}

  void facet(Context context) throws IOException {
    Facet facet = facetOf(context);
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of("prefix", "limit", Parameters.LOCALE));
    String prefix = folded(parameters.text("prefix"));
    int limit = parameters.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    Language locale = parameters.locale();
    parameters.check();
    String what = String.join(" ", "facet", facet.id(), locale.code(), "" + limit, prefix);
    if (Freshness.isKnown(context, index.generation(), what)) {
      return;
    }
    // A prefix is one of labels, which the index does not know: so all values, then the choice.
    FacetView all = FacetView.of(index.values(facet, Integer.MAX_VALUE), vocabulary, locale);
    List<ValueView> wanted = all.values().stream().filter(value -> begins(value, prefix)).toList();
    List<ValueView> shown = wanted.subList(0, Math.min(limit, wanted.size()));
    Json.answer(
        context, new FacetView(all.field(), all.label(), shown, wanted.size() - shown.size()));
  }

  void taxonomy(Context context) {
    Facet facet = facetOf(context);
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of(Parameters.LOCALE));
    Language locale = parameters.locale();
    parameters.check();
    if (Freshness.isKnown(context, 0, "taxonomy " + facet.id() + " " + locale.code())) {
      return;
    }
    List<TermView> terms =
        vocabulary.terms(facet).stream().map(term -> view(term, locale)).toList();
    Json.answer(
        context,
        new TaxonomyView(facet.id(), FacetView.name(facet, locale), vocabulary.version(), terms));
  }

  private TermView view(Term term, Language locale) {
    Bilingual scope = term.scope();
    Map<String, List<String>> related = new TreeMap<>();
    term.related().forEach((facet, ids) -> related.put(facet.id(), ids));
    return new TermView(
        term.id(),
        term.label().in(locale),
        scope == null ? null : scope.in(locale),
        term.parent(),
        vocabulary.children(term.facet(), term.id()),
        related,
        term.kind());
  }

  private static Facet facetOf(Context context) {
    return Facet.of(context.pathParam("field")).orElseThrow(Refused::notFound);
  }

  /** Whether a value's id, its label, or a word of its label begins so. */
  private static boolean begins(ValueView value, String prefix) {
    String label = folded(value.label());
    return label.startsWith(prefix)
        || label.contains(" " + prefix)
        || value.value().startsWith(prefix);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("['’]", " ")
        .toLowerCase(Locale.ROOT);
  }
}
