package ca.welcomingcommunities.kb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The table of packages in {@code src/docs/architecture.md}, as a test. */
@AnalyzeClasses(
    packages = "ca.welcomingcommunities.kb",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String KB = "ca.welcomingcommunities.kb.";

  @ArchTest
  static final ArchRule packagesKnowOnlyWhatTheTableSays =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("ca.welcomingcommunities.kb..")
          .withOptionalLayers(true)
          .layer("document")
          .definedBy(KB + "document")
          .layer("vocabulary")
          .definedBy(KB + "vocabulary")
          .layer("archive")
          .definedBy(KB + "archive")
          .layer("catalogue")
          .definedBy(KB + "catalogue")
          .layer("extract")
          .definedBy(KB + "extract..")
          .layer("structure")
          .definedBy(KB + "structure")
          .layer("classify")
          .definedBy(KB + "classify")
          .layer("likeness")
          .definedBy(KB + "likeness")
          .layer("search")
          .definedBy(KB + "search")
          .layer("lucene")
          .definedBy(KB + "search.lucene")
          .layer("intake")
          .definedBy(KB + "intake")
          .layer("evaluation")
          .definedBy(KB + "evaluation")
          .layer("experts")
          .definedBy(KB + "experts")
          .layer("http")
          .definedBy(KB + "http..")
          .layer("app")
          .definedBy(KB + "app")
          .layer("cli")
          .definedBy(KB + "cli")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("app")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("http")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("lucene")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("experts")
          .mayOnlyBeAccessedByLayers("http", "app", "cli")
          .whereLayer("intake")
          .mayOnlyBeAccessedByLayers("http", "app")
          .whereLayer("evaluation")
          .mayOnlyBeAccessedByLayers("app", "cli")
          .whereLayer("structure")
          .mayOnlyBeAccessedByLayers("extract", "intake")
          .whereLayer("classify")
          .mayOnlyBeAccessedByLayers("intake", "app")
          .whereLayer("likeness")
          .mayOnlyBeAccessedByLayers("intake")
          .whereLayer("extract")
          .mayOnlyBeAccessedByLayers("intake", "app")
          .whereLayer("archive")
          .mayOnlyBeAccessedByLayers("intake", "http", "app")
          .whereLayer("catalogue")
          .mayOnlyBeAccessedByLayers("intake", "experts", "http", "app")
          .whereLayer("search")
          .mayOnlyBeAccessedByLayers(
              "lucene", "intake", "evaluation", "experts", "http", "app", "cli")
          .whereLayer("vocabulary")
          .mayOnlyBeAccessedByLayers(
              "classify", "search", "lucene", "intake", "experts", "http", "app")
          .whereLayer("document")
          .mayOnlyBeAccessedByLayers(
              "vocabulary",
              "archive",
              "catalogue",
              "extract",
              "structure",
              "classify",
              "likeness",
              "search",
              "lucene",
              "intake",
              "evaluation",
              "experts",
              "http",
              "app",
              "cli");

  @ArchTest
  static final ArchRule noCycles = slices().matching(KB + "(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule tikaStaysInExtract =
      home("extract", "org.apache.tika..", "org.apache.poi..", "org.apache.pdfbox..");

  @ArchTest
  static final ArchRule luceneStaysInItsPackage = home("search.lucene", "org.apache.lucene..");

  @ArchTest
  static final ArchRule sqlStaysInTheCatalogue =
      home(
          "catalogue",
          "org.jdbi..",
          "org.flywaydb..",
          "com.zaxxer..",
          "org.sqlite..",
          "java.sql..");

  @ArchTest
  static final ArchRule javalinStaysInHttp =
      home("http", "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "gg.jte..");

  @ArchTest static final ArchRule yamlStaysInTheVocabulary = home("vocabulary", "org.snakeyaml..");

  @ArchTest
  static final ArchRule languageDetectionStaysInClassify = home("classify", "com.optimaize..");

  @ArchTest
  static final ArchRule theCommandLineStaysInCli = home("cli", "picocli..", "me.tongfei..");

  @ArchTest
  static final ArchRule jacksonIsForTheEdges =
      noClasses()
          .that()
          .resideInAnyPackage(
              KB + "document",
              KB + "vocabulary",
              KB + "classify",
              KB + "extract..",
              KB + "search..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("tools.jackson..", "com.fasterxml..");

  private static ArchRule home(String owner, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(KB + owner + "..")
        .and()
        .resideOutsideOfPackage("gg.jte.generated..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .allowEmptyShould(true);
  }
}
