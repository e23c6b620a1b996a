// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Adds the console's headers in servlet applications. */
final class ConsoleHeadersFilter implements Filter {

    private final ConsoleHeaders headers;

    ConsoleHeadersFilter(ConsoleHeaders headers) {
        this.headers = headers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answer) {
            headers.of(asked.getRequestURI()).forEach(answer::setHeader);
        }
        chain.doFilter(request, response);
    }
}
