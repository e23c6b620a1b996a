// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded, before the trail gives it a sequence number and a hash. Its builder is the border and the only way
 * in: every text goes through {@link dev.prunella.model.SafeText}, so an entry holds no secret and no control character
 * whatever was handed in, and has a bounded size. A value, safe for use by several threads.
 */
public final class AuditEntry {

    /** The detail by which an intent and its terminal record belong together: incident + step + attempt number. */
    public static final String ATTEMPT = "attempt";

    /** The detail in which the trail tells how many records of class 2 were dropped before this one. */
    public static final String DROPPED = "trail.dropped";

    /** The detail that tells how many details were left out because there were more than 64. */
    public static final String OMITTED = "trail.omitted";

    private final AuditKind kind;
    private final String incident;
    private final String target;
    private final String what;
    private final String reason;
    private final String actor;
    private final String policy;
    private final SortedMap<String, String> details;

    /** Takes every text as it is: for the builder, and for the trail, which reads back what is safe already. */
    AuditEntry(
            AuditKind kind,
            String incident,
            String target,
            String what,
            String reason,
            String actor,
            String policy,
            SortedMap<String, String> details) {
        this.kind = kind;
        this.incident = incident;
        this.target = target;
        this.what = what;
        this.reason = reason;
        this.actor = actor;
        this.policy = policy;
        this.details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    /**
     * Begins an entry.
     *
     * @throws IllegalArgumentException for a checkpoint, which only the trail writes
     */
    public static AuditEntryBuilder of(AuditKind kind) {
        if (kind == AuditKind.CHECKPOINT) {
            throw new IllegalArgumentException("kind: CHECKPOINT is written by the trail itself");
        }
        return new AuditEntryBuilder(kind);
    }

    /** What it is about. */
    public AuditKind kind() {
        return kind;
    }

    /** The incident's id, empty if there is none. */
    public String incident() {
        return incident;
    }

    /** The target's name, empty if it concerns the supervisor or an action type. */
    public String target() {
        return target;
    }

    /** What happened, in a word or a short sentence; for a terminal record how the attempt ended. */
    public String what() {
        return what;
    }

    /** Why. */
    public String reason() {
        return reason;
    }

    /** Who caused it: the loop or a person. */
    public String actor() {
        return actor;
    }

    /** The hash of the policy that decided. */
    public String policy() {
        return policy;
    }

    /** Further facts by name, sorted by name. */
    public SortedMap<String, String> details() {
        return details;
    }

    /** The key of the attempt, empty if the entry belongs to none. */
    public String attempt() {
        return details.getOrDefault(ATTEMPT, "");
    }

    AuditEntry withDetail(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(details);
        more.put(name, value);
        return new AuditEntry(kind, incident, target, what, reason, actor, policy, more);
    }

    /** The characters that it holds, by which the queue is bounded. */
    int chars() {
        int chars = incident.length() + target.length() + what.length() + reason.length() + actor.length();
        for (Map.Entry<String, String> detail : details.entrySet()) {
            chars += detail.getKey().length() + detail.getValue().length();
        }
        return chars;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AuditEntry that && fields().equals(that.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    @Override
    public String toString() {
        return fields().toString();
    }

    private List<Object> fields() {
        return List.of(kind, incident, target, what, reason, actor, policy, details);
    }
}
