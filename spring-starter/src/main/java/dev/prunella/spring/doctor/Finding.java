// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

/**
 * A setting that will hurt one day, and how to set it instead. All is text for people, on one line.
 *
 * @param id the kind of trouble in words with dashes, such as {@code socket-timeout}, by which it can be ignored
 * @param subject the bean that it is about, or the part of the application
 * @param found the setting and its value as it is, such as {@code tcpKeepAlive is false}
 * @param why what that leads to
 * @param property what to set
 * @param value a value that is right for most
 */
public record Finding(String id, String subject, String found, String why, String property, String value) {

    /** All of it in one line for the log, with the property that ends the warning. */
    public String line() {
        return "%s: %s: %s; set %s=%s (prunella.doctor.ignore=%s ends this warning)"
                .formatted(subject, found, why, property, value, id);
    }

    /** Whether an entry of {@code prunella.doctor.ignore} means this one: all of its kind, or its kind at its subject. */
    boolean isMeantBy(String ignored) {
        return ignored.equals(id) || ignored.equals(id + "/" + subject);
    }
}
