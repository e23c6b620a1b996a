// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.orders.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Takes orders and tells which it has. */
@SpringBootApplication
public class OrdersApplication {

    /** Runs on the database of {@code spring.datasource.url}. */
    public static void main(String[] args) {
        SpringApplication.run(OrdersApplication.class, args);
    }
}
