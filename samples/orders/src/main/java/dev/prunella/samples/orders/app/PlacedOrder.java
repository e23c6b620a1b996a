// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.orders.app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An order, under the number that its customer gave it. */
@Entity
@Table(name = "orders")
public class PlacedOrder {

    @Id
    private long id;

    private String item = "";

    /** For JPA. */
    protected PlacedOrder() {}

    PlacedOrder(long id, String item) {
        this.id = id;
        this.item = item;
    }

    public long getId() {
        return id;
    }

    public String getItem() {
        return item;
    }
}
