// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.declared;

import dev.prunella.model.Mode;
import dev.prunella.model.Severity;
import dev.prunella.model.TargetInfo;
import dev.prunella.spring.Declaration;
import dev.prunella.spring.Found;
import dev.prunella.spring.MisdeclaredBeanException;
import dev.prunella.spring.annotation.SelfHealing;
import dev.prunella.spring.bean.Spans;
import dev.prunella.target.TargetBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link SelfHealing} says of one bean.
 *
 * @param bean its name
 * @param name its target's
 * @param owner null for the one of the properties
 * @param severity null for what the recipe says
 * @param group empty for none
 * @param dependsOn names of targets
 * @param mode where no property of the target says otherwise
 * @param period null for what the recipe says
 * @param drain how long a stop may take
 * @param restart whether it may be restarted
 * @param startInLoop whether it is we who start it
 */
public record Declared(
        String bean,
        String name,
        @Nullable String owner,
        @Nullable Severity severity,
        String group,
        List<String> dependsOn,
        Mode mode,
        @Nullable Duration period,
        Duration drain,
        boolean restart,
        boolean startInLoop) {

    private static final String ANNOTATION = "@SelfHealing";
    private static final String SOMEBODY = "somebody";

    /**
     * Reads it.
     *
     * @throws MisdeclaredBeanException if an attribute cannot be
     */
    static Declared of(String bean, SelfHealing said) {
        if (said.severity().length > 1) {
            throw new MisdeclaredBeanException(
                    bean, "severity of @SelfHealing must be one at most, got " + List.of(said.severity()));
        }
        try {
            Declared declared = new Declared(
                    bean,
                    said.name().isEmpty() ? Found.nameOf(bean) : said.name(),
                    said.owner().isBlank() ? null : said.owner(),
                    said.severity().length == 0 ? null : said.severity()[0],
                    said.group(),
                    List.of(said.dependsOn()),
                    said.mode(),
                    said.period().isEmpty() ? null : Spans.positive(ANNOTATION, "period", said.period()),
                    Spans.positive(ANNOTATION, "drain", said.drain()),
                    said.restart(),
                    said.startInLoop());
            declared.check();
            return declared;
        } catch (IllegalArgumentException e) {
            throw new MisdeclaredBeanException(bean, String.valueOf(e.getMessage()));
        }
    }

    private void check() {
        new TargetInfo(name, owner == null ? SOMEBODY : owner, Severity.ERROR, group, Set.copyOf(dependsOn));
    }

    /** A recipe with all of this on top of it. */
    public Found found(String kind, TargetBuilder target) {
        if (severity != null) {
            target.severity(severity);
        }
        if (!group.isEmpty()) {
            target.group(group);
        }
        target.dependsOn(dependsOn.toArray(String[]::new));
        if (period != null) {
            target.probing(target.ownedBy(SOMEBODY).build().probing().every(period));
        }
        return new Found(name, kind, target, new Declaration(bean, owner, mode));
    }
}
