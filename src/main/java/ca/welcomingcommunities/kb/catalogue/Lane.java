package ca.welcomingcommunities.kb.catalogue;

/** The queues in which jobs wait, so that what takes minutes does not hold up what takes none. */
public enum Lane {
  /** Every file at first. */
  QUICK("quick"),
  /** Files that needed more time, or broke what reads them: their second and last try. */
  SLOW("slow"),
  /** Files with pages whose text has to be recognised from pictures. */
  SCANS("scans");

  private final String id;

  Lane(String id) {
    this.id = id;
  }

  /** The name in the catalogue. */
  public String id() {
    return id;
  }
}
