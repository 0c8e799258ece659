package ca.welcomingcommunities.kb.classify;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Families came to London last year.",
        "Constables in County Durham and the Home Office met in London.",
        "The London Borough of Camden and Middlesex University met newcomers in England.",
        "La police de Londres et celle de Windsor, en Angleterre.",
        "She studied at York University and works in New York.",
        "He lives on Queen Victoria Street, and Tracey Vaughan does too, in Canada.",
        "One came from Ottawa.",
      })
  void aPlaceWithoutASecondSignIsNone(String text) {
    assertThat(Draft.titled("Notes").page(text).values(Facet.REGION)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          on-southwestern | Families came to London, Ontario.
          on-southwestern | Families came to London. Write to office@example.ca.
          on-southwestern | Families came to London and to Sarnia.
          on-southwestern | Families came to London; IRCC counted them.
          on-southwestern | Families came to London; the Ontario Council of Agencies Serving Immigrants was there.
          on-eastern      | One came from Ottawa. In Ottawa they stayed.
          on-eastern      | Des familles sont arrivées à Kingston, en Ontario.
          on-toronto      | The clinic on Kingston Road is in Scarborough.
          on-toronto      | Families in North York speak of North York.
          on-gta          | Families in York Region, Ontario.
          on-northwestern | Thunder Bay is far, says Thunder Bay.
          ca-bc           | Families in Victoria, Canada.
          """)
  void aPlaceWithASecondSignIsARegion(String region, String text) {
    assertThat(Draft.titled("Notes").page(text).values(Facet.REGION)).containsExactly(region);
  }

  @Test
  void whereATextSpeaksMoreOfEnglandThanOfCanadaLondonIsEnglish() {
    Draft draft =
        Draft.titled("Notes")
            .page(
                "In London, England, the Home Office and British police met a guest from Canada.");

    assertThat(draft.values(Facet.REGION)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ottawa           | on-eastern      | urban | The Ottawa Local Immigration Partnership met.
          ottawa           | on-eastern      | urban | Le Partenariat local pour l'immigration d'Ottawa s'est réuni.
          ottawa           | on-eastern      | urban | OLIP met in the rain; Ottawa was wet.
          oxford           | on-southwestern | rural | OLIP met in Woodstock, Ontario.
          hamilton         | on-central-west | urban | HIPC met.
          kingston         | on-eastern      | urban | KIP met in Kingston, Ontario.
          london-middlesex | on-southwestern | urban | The London and Middlesex Local Immigration Partnership met.
          niagara          | on-central-west | urban | Le PLI de Niagara a tenu une réunion.
          leeds-grenville  | on-eastern      | rural | The Leeds and Grenville Immigration Partnership met.
          peterborough     | on-central-east | urban | The Peterborough Partnership Council on Immigrant Integration met.
          rif-est          | on-eastern      | rif   | Le RSIFEO a tenu une réunion.
          peel             | on-gta          | urban | The Peel Newcomer Strategy Group met.
          north-york-east  | on-toronto      | toronto | The North York East LIP met.
          """)
  void aPartnershipGivesItsRegionAndTypeToo(String lip, String region, String type, String text) {
    Draft draft = Draft.titled("Notes").page(text);

    assertThat(draft.values(Facet.LIP)).containsExactly(lip);
    assertThat(draft.values(Facet.REGION)).containsExactly(region);
    assertThat(draft.values(Facet.LIP_TYPE)).containsExactly(type);
  }

  @Test
  void aNorthernPartnershipHasTwoTypes() {
    assertThat(Draft.titled("Timmins LIP").page("A report.").values(Facet.LIP_TYPE))
        .containsExactly("northern", "urban");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OLIP met.",
        "OLIP met in Ottawa and in Woodstock, Ontario.",
        "A kip is a nap, and KIP is a word, too.",
        "Read my lip, said the Ottawa man.",
      })
  void aSharedAcronymWithoutOnePlaceIsNoPartnership(String text) {
    assertThat(Draft.titled("Notes").page(text).values(Facet.LIP)).isEmpty();
  }

  @Test
  void theEvidenceOfAPartnershipIsItsNameAsWritten() {
    Draft draft =
        Draft.titled("Notes")
            .page("Hello there.")
            .page("LONDON & MIDDLESEX Local Immigration Partnership");

    assertThat(draft.evidence(Facet.LIP, "london-middlesex"))
        .isEqualTo(new Evidence("LONDON & MIDDLESEX Local Immigration Partnership", 2));
  }

  @Test
  void aProvinceIsNotStoredForItsParts() {
    assertThat(
            Draft.titled("Notes")
                .page("Ottawa, Ontario, and Sudbury, Ontario.")
                .values(Facet.REGION))
        .containsExactlyInAnyOrder("on-eastern", "on-northeastern");
    assertThat(
            Draft.titled("Notes")
                .page("A count across the province of Ontario, made province-wide.")
                .values(Facet.REGION))
        .containsExactly("ca-on");
  }
}
