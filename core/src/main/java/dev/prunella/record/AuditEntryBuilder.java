// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import dev.prunella.model.SafeText;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the fields of an entry and makes each text safe; what is not set stays empty. For one thread. */
public final class AuditEntryBuilder {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/-]{1," + AuditLimits.ID_CHARS + "}");

    private final AuditKind kind;
    private final SortedMap<String, String> details = new TreeMap<>();
    private String incident = "";
    private String target = "";
    private String what = "";
    private String reason = "";
    private String actor = "";
    private String policy = "";
    private int omitted;

    AuditEntryBuilder(AuditKind kind) {
        this.kind = kind;
    }

    /** The incident's id; at most 256 characters. */
    public AuditEntryBuilder incident(@Nullable CharSequence id) {
        incident = id(id);
        return this;
    }

    /** The target's name; at most 256 characters. */
    public AuditEntryBuilder target(@Nullable CharSequence name) {
        target = id(name);
        return this;
    }

    /** What happened; at most 4,096 characters. */
    public AuditEntryBuilder what(@Nullable CharSequence text) {
        what = SafeText.of(text);
        return this;
    }

    /** Why; at most 4,096 characters. */
    public AuditEntryBuilder reason(@Nullable CharSequence text) {
        reason = SafeText.of(text);
        return this;
    }

    /** Who; at most 256 characters. */
    public AuditEntryBuilder actor(@Nullable CharSequence text) {
        actor = SafeText.of(text, AuditLimits.ID_CHARS);
        return this;
    }

    /** The policy's hash; at most 256 characters. */
    public AuditEntryBuilder policy(@Nullable CharSequence hash) {
        policy = id(hash);
        return this;
    }

    /** The key of the attempt, which intents and terminal records need. */
    public AuditEntryBuilder attempt(CharSequence key) {
        details.put(AuditEntry.ATTEMPT, id(key));
        return this;
    }

    /**
     * A further fact; its value has at most 4,096 characters and is redacted if the name says that it is a secret. Of more
     * than 64 facts the later ones are left out and counted.
     */
    public AuditEntryBuilder detail(String name, @Nullable CharSequence value) {
        String key = id(name);
        if (details.size() >= AuditLimits.DETAILS - 1 && !details.containsKey(key)) {
            omitted++;
        } else {
            details.put(key, SafeText.ofProperty(name, value));
        }
        return this;
    }

    /**
     * The finished entry.
     *
     * @throws IllegalStateException if an intent or a terminal record names no attempt
     */
    public AuditEntry build() {
        boolean paired = kind == AuditKind.INTENT || kind == AuditKind.TERMINAL;
        if (paired && details.getOrDefault(AuditEntry.ATTEMPT, "").isEmpty()) {
            throw new IllegalStateException(target + ": a record of kind " + kind + " must name its attempt");
        }
        if (omitted > 0) {
            details.put(AuditEntry.OMITTED, Integer.toString(omitted));
        }
        return new AuditEntry(kind, incident, target, what, reason, actor, policy, details);
    }

    private static String id(@Nullable CharSequence raw) {
        return raw != null && ID.matcher(raw).matches() ? raw.toString() : SafeText.of(raw, AuditLimits.ID_CHARS);
    }
}
