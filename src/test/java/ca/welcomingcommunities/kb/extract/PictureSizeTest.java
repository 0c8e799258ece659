package ca.welcomingcommunities.kb.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureSizeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
  void javaKnowsMostFormats(String format) throws Exception {
    Path file = folder.resolve("a");
    ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_BYTE_GRAY), format, file.toFile());
    assertThat(PictureSize.of(file)).isEqualTo(new PictureSize(30, 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"housing.webp", "housing.jp2"})
  void othersSayItInTheirFirstBytes(String name) throws Exception {
    assertThat(PictureSize.of(SampleFiles.resource(name))).isEqualTo(new PictureSize(900, 160));
  }

  @ParameterizedTest
  @CsvSource({
    "VP8 , 00000000 000000 9d012a ff3f ff3f, 16383, 16383",
    "VP8L, 00000000 2f ffffff0f, 16384, 16384",
    "VP8X, 00000000 00 000000 2f7500 2f7500, 30000, 30000"
  })
  void everyKindOfWebpSaysIt(String chunk, String rest, int width, int height) throws Exception {
    String start = "RIFFxxxxWEBP" + (chunk + " ").substring(0, 4);
    ByteBuffer all = ByteBuffer.allocate(40);
    all.put(start.getBytes(StandardCharsets.US_ASCII));
    all.put(HexFormat.of().parseHex(rest.replace(" ", "")));
    PictureSize size = PictureSize.of(Files.write(folder.resolve("a"), all.array()));
    assertThat(size).isEqualTo(new PictureSize(width, height));
    assertThat(size.isAbove(100)).isTrue();
  }

  @Test
  void ofJpeg2000TheGreaterSizeOfHeaderAndCodeStreamCounts() throws IOException {
    byte[] bytes = Files.readAllBytes(SampleFiles.resource("housing.jp2"));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int header = text.indexOf("ihdr") + 4;
    int stream = text.indexOf("\u00FFO\u00FFQ") + 8;
    assertThat(jpeg2000(bytes, header, 30_000))
        .as("height of the header")
        .isEqualTo(new PictureSize(900, 30_000));
    PictureSize wide = jpeg2000(bytes, stream, 900_000);
    assertThat(wide).as("width of the code stream").isEqualTo(new PictureSize(900_000, 160));
    assertThat(wide.isAbove(100)).isTrue();
  }

  @Test
  void jpeg2000WithoutOneOfTheTwoIsNotLookedAt() throws IOException {
    byte[] bytes = Files.readAllBytes(SampleFiles.resource("housing.jp2"));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String missing : new String[] {"ihdr", "jp2c", "\u00FFO\u00FFQ"}) {
      byte[] without = bytes.clone();
      without[text.indexOf(missing)] = 0;
      Path file = Files.write(folder.resolve("a"), without);
      assertThatIOException().as(missing).isThrownBy(() -> PictureSize.of(file));
    }
  }

  private PictureSize jpeg2000(byte[] bytes, int at, int number) throws IOException {
    byte[] changed = bytes.clone();
    ByteBuffer.wrap(changed).putInt(at, number);
    return PictureSize.of(Files.write(folder.resolve("a"), changed));
  }

  @Test
  void whatDoesNotSayItIsNotLookedAt() throws IOException {
    for (String beginning : new String[] {"", "RIFF", "RIFFxxxxWEBP", "xxxxjP  ihdr", "GIF89a"}) {
      Path file = SampleFiles.write(folder.resolve("a"), beginning);
      assertThatIOException().isThrownBy(() -> PictureSize.of(file));
    }
  }
}
