// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.util.MimeType;

/**
 * What the endpoint answers over the web alone: the console, which is a page, and the two answers that it is made of. All other questions
 * are the endpoint's.
 */
@EndpointWebExtension(endpoint = HealingEndpoint.class)
public final class HealingWebExtension {

    private static final MimeType HTML = MimeType.valueOf("text/html;charset=UTF-8");
    static final String PAGE = "console";
    private static final String OVERVIEW = "overview";

    private final HealingEndpoint endpoint;
    private final Console console;
    private final ConsolePage page;

    HealingWebExtension(HealingEndpoint endpoint, Console console, ConsolePage page) {
        this.endpoint = endpoint;
        this.console = console;
        this.page = page;
    }

    /**
     * The answer to one question about all targets.
     *
     * @param question {@code console}, {@code overview}, or one of {@link HealingEndpoint#all}
     * @param limit as there
     * @param since for the overview: the version that the caller has
     */
    @ReadOperation
    public @Nullable Object all(
            SecurityContext caller, @Selector String question, @Nullable Integer limit, @Nullable String since) {
        return switch (question) {
            case PAGE -> new WebEndpointResponse<>(page.html(), WebEndpointResponse.STATUS_OK, HTML);
            case OVERVIEW -> console.overview(Caller.nameOf(caller), since);
            default -> endpoint.all(question, limit);
        };
    }

    /**
     * The answer to one question about one target.
     *
     * @param question {@code overview}, or one of {@link HealingEndpoint#one}
     * @param name the target's, in as many parts of the path as it has
     * @param limit as there
     */
    @ReadOperation
    public @Nullable Object one(
            @Selector String question, @Selector(match = Match.ALL_REMAINING) String[] name, @Nullable Integer limit) {
        Object answer = answer(question, name, limit);
        // WebFlux has the question in front of the name, as Spring Boot takes all that follows the endpoint's own path
        // for it
        return answer == null && name.length > 1 && name[0].equals(question)
                ? answer(question, Arrays.copyOfRange(name, 1, name.length), limit)
                : answer;
    }

    private @Nullable Object answer(String question, String[] name, @Nullable Integer limit) {
        return question.equals(OVERVIEW) ? console.detail(String.join("/", name)) : endpoint.one(question, name, limit);
    }
}
