package ca.welcomingcommunities.kb.catalogue;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The catalogue of one data folder. It holds the folder's lock as long as it is open. Safe for use
 * by many threads.
 */
public final class Catalogue implements Closeable {
  private final FolderLock lock;
  private final Database database;
  private final Documents documents;
  private final Jobs jobs;
  private final Keys keys;
  private final Owners owners;
  private final ActivityLog activity;
  private final Reviews reviews;
  private final Decisions decisions;
  private final Kin kin;
  private final Blocks blocks;
  private final PopularSearches popularSearches;
  private final SearchCounts searchCounts;
  private final People people;
  private final String id;

  private Catalogue(FolderLock lock, Database database, Clock clock) {
    this.lock = lock;
    this.database = database;
    this.documents = new Documents(database, clock);
    this.jobs = new Jobs(database, clock);
    this.keys = new Keys(database, clock);
    this.owners = new Owners(database);
    this.activity = new ActivityLog(database, clock);
    this.reviews = new Reviews(database, clock);
    this.decisions = new Decisions(database, clock);
    this.kin = new Kin(database, clock);
    this.blocks = new Blocks(database);
    this.popularSearches = new PopularSearches(database, clock);
    this.searchCounts = new SearchCounts(database, clock);
    this.people = new People(database, clock);
    this.id =
        database.read(
            handle -> handle.createQuery("SELECT id FROM identity").mapTo(String.class).one());
  }

  /**
   * Opens the catalogue of a folder; creates both if need be and brings an older catalogue up to
   * date.
   *
   * @throws FolderInUseException if another process has the folder open
   * @throws java.nio.file.FileSystemException if the folder is one that was half restored, or a
   *     backup; nothing is changed there
   */
  public static Catalogue open(Path dataFolder, Clock clock) throws IOException {
    Files.createDirectories(dataFolder);
    FolderLock lock = FolderLock.take(dataFolder);
    try {
      Snapshot.requireNone(dataFolder);
      return new Catalogue(lock, Database.open(dataFolder.resolve(Snapshot.CATALOGUE)), clock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Tells this catalogue from every other one: random when it is made, then always the same. A copy
   * of its file has the same.
   */
  public String id() {
    return id;
  }

  public Documents documents() {
    return documents;
  }

  public Jobs jobs() {
    return jobs;
  }

  public Reviews reviews() {
    return reviews;
  }

  public Decisions decisions() {
    return decisions;
  }

  public Keys keys() {
    return keys;
  }

  public Owners owners() {
    return owners;
  }

  public ActivityLog activity() {
    return activity;
  }

  public Kin kin() {
    return kin;
  }

  public Blocks blocks() {
    return blocks;
  }

  public PopularSearches popularSearches() {
    return popularSearches;
  }

  public SearchCounts searchCounts() {
    return searchCounts;
  }

  public People people() {
    return people;
  }

  @Override
  public void close() throws IOException {
    database.close();
    lock.close();
  }
}
