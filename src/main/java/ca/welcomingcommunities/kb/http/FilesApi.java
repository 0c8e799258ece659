package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Original;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The original files. Whatever they hold, a browser must not run it as ours. */
final class FilesApi {
  private static final String PDF = "application/pdf";
  private static final String VIEW = "view";
  private static final String INLINE = "inline";
  private static final String UNKNOWN = "application/octet-stream";

  /** Types that say what the file is and that no browser runs; others are sent as plain bytes. */
  private static final Set<String> HARMLESS =
      Set.of(
          PDF,
          "application/msword",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/vnd.ms-powerpoint",
          "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "application/vnd.ms-excel",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/vnd.oasis.opendocument.text",
          "application/vnd.oasis.opendocument.presentation",
          "application/vnd.oasis.opendocument.spreadsheet",
          "application/vnd.ms-outlook",
          "application/rtf",
          "application/epub+zip",
          "application/zip",
          "application/gzip",
          "application/x-7z-compressed",
          "application/x-tar",
          "application/mbox",
          "message/rfc822",
          "text/plain",
          "text/csv",
          "image/png",
          "image/jpeg",
          "image/tiff",
          "image/gif",
          "image/bmp",
          "image/webp",
          "image/jp2");

  private final Documents documents;
  private final Archive archive;

  FilesApi(Services services) {
    this.documents = services.catalogue().documents();
    this.archive = services.archive();
  }

  /** The name at the end of the path is for people; the document decides which file it is. */
  void file(Context context) throws IOException {
    long begin = System.nanoTime();
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(Set.of(VIEW));
    boolean shown = parameters.choice(VIEW, List.of(INLINE), Function.identity()) != null;
    parameters.check();
    Document document = documents.find(DocumentsApi.idOf(context)).orElseThrow(Refused::notFound);
    Original original = document.original();
    if (original == null) {
      throw Refused.notFound();
    }
    // Chromium's viewer shows a PDF under this policy, at the page the address names. Only our own
    // links beside passages ask for it; whoever has just the address gets a download.
    boolean inline = shown && original.mediaType().equals(PDF);
    context.header("Content-Security-Policy", "sandbox; default-src 'none'");
    context.header("Content-Disposition", Disposition.of(inline, original.filename()));
    context.header("Accept-Ranges", "bytes");
    String tag = "\"" + original.hash() + "\"";
    if (Freshness.isKnown(context, tag)) {
      return;
    }
    context
        .res()
        .setContentType(HARMLESS.contains(original.mediaType()) ? original.mediaType() : UNKNOWN);
    try (FileChannel file =
        FileChannel.open(archive.path(original.hash()), StandardOpenOption.READ)) {
      ByteRange range = ByteRange.of(context, file.size(), tag);
      // Now: once a long answer has begun, it takes no more headers.
      context.header("Server-Timing", HttpServer.timing("file", begin));
      send(context, file, range);
    }
  }

  private static void send(Context context, FileChannel file, ByteRange range) throws IOException {
    if (range.isPart()) {
      context.status(206).header("Content-Range", range.header());
    }
    context.res().setContentLengthLong(range.length());
    if (context.method().equals(HandlerType.HEAD)) {
      return;
    }
    WritableByteChannel out = Channels.newChannel(context.res().getOutputStream());
    long at = range.first();
    while (at <= range.last()) {
      long sent = file.transferTo(at, range.last() - at + 1, out);
      if (sent <= 0) {
        throw new IOException("file " + file + " is shorter than its length");
      }
      at += sent;
    }
  }
}
