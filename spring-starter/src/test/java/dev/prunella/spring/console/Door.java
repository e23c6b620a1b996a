// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.console;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands where an application has Spring Security: whoever comes is Ann, a command needs the token of the cookie {@code XSRF-TOKEN} in a
 * header, and the door can be shut.
 */
final class Door implements Filter {

    private static final String TOKEN = UUID.randomUUID().toString();

    private final AtomicInteger shut = new AtomicInteger();

    /** Everybody is answered with this status, or let in for 0. */
    void shut(int status) {
        shut.set(status);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (shut.get() != 0) {
            answer.setStatus(shut.get());
        } else if (asked.getMethod().equals("POST") && !TOKEN.equals(asked.getHeader("X-XSRF-TOKEN"))) {
            answer.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else {
            Cookie cookie = new Cookie("XSRF-TOKEN", TOKEN);
            cookie.setPath("/");
            answer.addCookie(cookie);
            chain.doFilter(asAnn(asked), answer);
        }
    }

    private static HttpServletRequest asAnn(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public Principal getUserPrincipal() {
                return () -> "ann";
            }
        };
    }
}
