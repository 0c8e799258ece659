package ca.welcomingcommunities.kb.catalogue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The SQLite file: one connection that writes for everybody ({@link GroupCommit}), a few that read
 * beside it (WAL), and the migrations that make its tables. A write returns when it is on disk.
 */
final class Database implements AutoCloseable {
  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 30_000;

  /** How long somebody waits for a connection to read with. */
  private static final int QUEUE_MILLIS = 120_000;

  /** An import's group of records takes about as long by itself. */
  private static final Duration GROUP_OPEN = Duration.ofMillis(50);

  /** Pages of 4 kB that the write-ahead log may hold before it is folded into the file. */
  private static final int WAL_PAGES = 4_000;

  private static final Set<Integer> DISK_ERRORS =
      Set.of(
          SQLiteErrorCode.SQLITE_FULL.code,
          SQLiteErrorCode.SQLITE_IOERR.code,
          SQLiteErrorCode.SQLITE_READONLY.code,
          SQLiteErrorCode.SQLITE_CANTOPEN.code);

  private final Path file;
  private final HikariDataSource writing;
  private final HikariDataSource reading;
  private final GroupCommit writer;
  private final Jdbi reader;

  private Database(Path file, HikariDataSource writing, HikariDataSource reading) {
    this.file = file;
    this.writing = writing;
    this.reading = reading;
    this.writer = new GroupCommit(Jdbi.create(writing), GROUP_OPEN);
    this.reader = Jdbi.create(reading);
  }

  /** Opens the file, creates it if need be, and brings its tables up to date. */
  static Database open(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(WAL_PAGES));
    migrate(source(file, config));
    HikariDataSource reading = pool("catalogue-read", source(file, config), READERS);
    // A transaction that begins by reading and then writes could find itself refused; one that
    // takes the write lock at its beginning cannot.
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    HikariDataSource writing = pool("catalogue-write", source(file, config), 1);
    return new Database(file, writing, reading);
  }

  /**
   * Does one piece of work, wholly or not at all, and returns when it is on disk. Works of several
   * threads share a transaction, so a work must not wait for another one.
   *
   * @throws UncheckedIOException if the disk fails
   */
  <T> T write(Work<T> work) {
    try {
      return writer.write(work);
    } catch (JdbiException e) {
      throw diskError(e);
    }
  }

  /**
   * Runs one read transaction: everything in it sees one state.
   *
   * @throws UncheckedIOException if the disk fails, or no connection comes free in time
   */
  <T> T read(Work<T> work) {
    try {
      return reader.inTransaction(work::with);
    } catch (JdbiException e) {
      throw diskError(e);
    }
  }

  /** Something to do with a handle that is inside a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T with(Handle handle);
  }

  private RuntimeException diskError(JdbiException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      boolean noConnection = cause instanceof SQLTransientConnectionException;
      if (noConnection
          || (cause instanceof SQLiteException sqlite
              && DISK_ERRORS.contains(sqlite.getResultCode().code & 0xff))) {
        String message = "the catalogue cannot use " + file + ": " + cause.getMessage();
        return new UncheckedIOException(message, new IOException(message, e));
      }
    }
    return e;
  }

  private static SQLiteDataSource source(Path file, SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static void migrate(SQLiteDataSource source) {
    Flyway.configure(Database.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:ca/welcomingcommunities/kb/catalogue/migration")
        .load()
        .migrate();
  }

  private static HikariDataSource pool(String name, SQLiteDataSource source, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(size);
    config.setMaxLifetime(0); // a file does not drop connections
    config.setConnectionTimeout(QUEUE_MILLIS);
    return new HikariDataSource(config);
  }

  @Override
  public void close() {
    writer.close();
    reading.close();
    writing.close();
  }
}
