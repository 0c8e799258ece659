package ca.welcomingcommunities.kb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  @TempDir Path folder;

  @Test
  void aNewFolderGetsAnEmptyCatalogue() throws Exception {
    try (Catalogue catalogue = Catalogue.open(folder.resolve("data"), Clock.systemUTC())) {
      assertThat(catalogue.documents().ids()).isEmpty();
      assertThat(catalogue.documents().lastChange()).isZero();
      assertThat(catalogue.documents().changesAfter(0, 10, Long.MAX_VALUE)).isEmpty();
    }
  }

  @Test
  void aCatalogueHasAnIdOfItsOwnForEver() throws Exception {
    String id;
    try (Catalogue catalogue = Catalogue.open(folder.resolve("one"), Clock.systemUTC());
        Catalogue other = Catalogue.open(folder.resolve("other"), Clock.systemUTC())) {
      id = catalogue.id();
      assertThat(id).hasSize(32).isNotEqualTo(other.id());
    }
    try (Catalogue again = Catalogue.open(folder.resolve("one"), Clock.systemUTC())) {
      assertThat(again.id()).isEqualTo(id);
    }
  }

  @Test
  void theFolderBelongsToOneCatalogueAtATime() throws Exception {
    try (Catalogue first = Catalogue.open(folder, Clock.systemUTC())) {
      assertThatThrownBy(() -> Catalogue.open(folder, Clock.systemUTC()))
          .isInstanceOf(FolderInUseException.class)
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
      assertThat(first.documents().ids()).isEmpty();
    }
    Catalogue.open(folder, Clock.systemUTC()).close();
  }
}
