package ca.welcomingcommunities.kb.extract;

import ca.welcomingcommunities.kb.extract.Extraction.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.tika.config.TikaTaskTimeout;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.FetchEmitTuple;
import org.apache.tika.pipes.FetchEmitTuple.ON_PARSE_EXCEPTION;
import org.apache.tika.pipes.HandlerConfig;
import org.apache.tika.pipes.HandlerConfig.PARSE_MODE;
import org.apache.tika.pipes.PipesConfig;
import org.apache.tika.pipes.PipesException;
import org.apache.tika.pipes.PipesParser;
import org.apache.tika.pipes.PipesResult;
import org.apache.tika.pipes.emitter.EmitKey;
import org.apache.tika.pipes.fetcher.FetchKey;
import org.apache.tika.sax.BasicContentHandlerFactory.HANDLER_TYPE;

/**
 * One child process: started with the first file, replaced when it breaks. One file at a time; not
 * thread-safe.
 */
final class ParserProcess implements Closeable {
  private static final String OUT_OF_MEMORY = "java.lang.OutOfMemoryError";

  private final ChildSetup setup;
  private final HandlerConfig output;
  private final PipesParser parser;
  private final AtomicLong ended = new AtomicLong();

  ParserProcess(ChildSetup setup, ExtractLimits limits) throws IOException {
    this.setup = setup;
    this.output =
        new HandlerConfig(
            HANDLER_TYPE.XML, PARSE_MODE.RMETA, limits.maxCharacters(), limits.maxEmbedded(), true);
    try {
      this.parser = new PipesParser(PipesConfig.load(setup.write()));
    } catch (TikaException e) {
      throw new IllegalStateException("our own configuration is wrong", e);
    }
  }

  /**
   * Parses a file.
   *
   * @throws IOException if no child process can be started
   */
  Answer parse(Path file, String filename, TimeLimit timeLimit)
      throws IOException, InterruptedException {
    return parse(file, filename, timeLimit, new ParseContext());
  }

  /** What recognises scans; only for a process that has it. */
  Tesseract tesseract() {
    return setup.tesseract().orElseThrow();
  }

  /** Recognises some pages of a file; only for a process with Tesseract. */
  Answer recognise(Path file, String filename, Duration timeLimit, ScanOrder order)
      throws IOException, InterruptedException {
    ParseContext context = new ParseContext();
    context.set(ScanOrder.class, order);
    return parse(file, filename, TimeLimit.of(timeLimit), context);
  }

  private Answer parse(Path file, String filename, TimeLimit timeLimit, ParseContext context)
      throws IOException, InterruptedException {
    context.set(HandlerConfig.class, output);
    context.set(TimeLimit.class, timeLimit);
    context.set(TikaTaskTimeout.class, new TikaTaskTimeout(timeLimit.killed().toMillis()));
    Files.deleteIfExists(soFar()); // it must not be taken for this file's
    FetchKey key = new FetchKey(OriginalFetcher.NAME, OriginalFetcher.key(file, filename));
    try {
      return answer(
          parser.parse(
              new FetchEmitTuple(
                  file.getFileName().toString(),
                  key,
                  EmitKey.NO_EMIT,
                  new Metadata(),
                  context,
                  ON_PARSE_EXCEPTION.EMIT)));
    } catch (PipesException e) {
      throw new IOException("the process that reads files cannot be started", e);
    }
  }

  private Answer answer(PipesResult result) throws IOException, InterruptedException {
    return switch (result.getStatus()) {
      case PARSE_SUCCESS, PARSE_SUCCESS_WITH_EXCEPTION, PARSE_EXCEPTION_EMIT -> {
        List<Metadata> parts = result.getEmitData().getMetadataList();
        yield parts.isEmpty() ? broken(Reason.CRASHED) : new Answer.Parsed(parts);
      }
      case TIMEOUT -> broken(Reason.TOO_SLOW);
      case OOM -> broken(Reason.OUT_OF_MEMORY);
      case UNSPECIFIED_CRASH, EMPTY_OUTPUT ->
          broken(ranOutOfMemory() ? Reason.OUT_OF_MEMORY : Reason.CRASHED);
      case INTERRUPTED_EXCEPTION -> throw new InterruptedException();
      case FETCH_EXCEPTION ->
          throw new IOException("the original cannot be opened: " + result.getMessage());
      case CLIENT_UNAVAILABLE_WITHIN_MS,
          FETCHER_INITIALIZATION_EXCEPTION,
          PARSE_EXCEPTION_NO_EMIT,
          NO_EMITTER_FOUND,
          EMIT_SUCCESS,
          EMIT_SUCCESS_PARSE_EXCEPTION,
          EMIT_EXCEPTION,
          NO_FETCHER_FOUND,
          INTERMEDIATE_RESULT ->
          throw new IOException("unexpected answer of the child: " + result.getStatus());
    };
  }

  private Path soFar() {
    return setup.temporary().resolve(KeepingParser.FILE);
  }

  /** How often the process ended while it read a file; may be asked by any thread. */
  long ended() {
    return ended.get();
  }

  /** The child is dead, so what it left behind can go. */
  private Answer broken(Reason reason) throws IOException {
    ended.incrementAndGet();
    Answer broken = new Answer.Broken(reason, ReadSoFar.of(soFar()));
    Folders.empty(setup.temporary());
    return broken;
  }

  private boolean ranOutOfMemory() throws IOException {
    return Files.exists(setup.errors())
        && Files.readString(setup.errors(), StandardCharsets.ISO_8859_1).contains(OUT_OF_MEMORY);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
