package ca.welcomingcommunities.kb.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key for writing, without its secret.
 *
 * @param label what it is for or whose it is, in its creator's words
 * @param lastUsedAt about when, to a minute or so; null if never
 * @param revokedAt null while it is valid
 */
public record Key(
    String id,
    Role role,
    String label,
    Instant createdAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {}
