// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.model.Mode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * What is supervised, why it is as it is, and the commands of a person. Commands are not even mapped unless
 * {@code management.endpoint.healing.access} is {@code unrestricted}; each is recorded with the name of who called.
 */
@Endpoint(id = HealingEndpoint.ID, defaultAccess = Access.READ_ONLY)
public final class HealingEndpoint {

    static final String ID = "healing";

    private final Questions questions;
    private final Commands commands;

    HealingEndpoint(Questions questions, Commands commands) {
        this.questions = questions;
        this.commands = commands;
    }

    /** The supervisor and all its targets. */
    @ReadOperation
    public SupervisorView supervisor() {
        return questions.supervisor();
    }

    /**
     * The answer to one question about all targets.
     *
     * @param question one of {@code targets}, {@code incidents}, {@code trail}, {@code precision}, {@code worst-case}, {@code doctor}, or
     *     of a {@link dev.prunella.spring.HealingQuestion}
     * @param limit the most records of the trail, 1 to 1,000, 200 by default
     * @return null for another one, and for the doctor where there is none
     */
    @ReadOperation
    public @Nullable Object all(@Selector String question, @Nullable Integer limit) {
        return questions.all(question, limit);
    }

    /**
     * The answer to one question about one target.
     *
     * @param question one of {@code targets}, {@code incidents}, {@code trail}, {@code explain}, {@code dry-run}
     * @param name the target's, in as many parts of the path as it has
     * @param limit as above
     * @return null for another question or target
     */
    @ReadOperation
    public @Nullable Object one(
            @Selector String question, @Selector(match = Match.ALL_REMAINING) String[] name, @Nullable Integer limit) {
        return questions.one(question, String.join("/", name), limit);
    }

    /**
     * Carries out a command in the name of the caller.
     *
     * @param command one of {@code pause}, {@code resume}, {@code hold}, {@code release}, {@code mode}, {@code heal-now},
     *     {@code approve}, {@code reject}, {@code unlatch}, {@code acknowledge}
     * @param target the target's name, for all but {@code pause}, {@code resume} and {@code acknowledge}
     * @param remediation what is approved or unlatched
     * @param incident what is acknowledged
     * @param mode the wanted one
     * @param why for the trail
     * @param span how long a hold lasts, 1 h by default
     */
    @WriteOperation
    public CommandView command(
            SecurityContext caller,
            @Selector String command,
            @Nullable String target,
            @Nullable String remediation,
            @Nullable String incident,
            @Nullable Mode mode,
            @Nullable String why,
            @Nullable Duration span) {
        Wish wish = new Wish(Caller.nameOf(caller), target, remediation, incident, mode, why, span);
        return commands.carryOut(command, wish);
    }
}
