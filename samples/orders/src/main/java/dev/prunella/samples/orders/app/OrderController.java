// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.orders.app;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders over HTTP. */
@RestController
@RequestMapping("/orders")
class OrderController {

    private final PlacedOrders orders;

    OrderController(PlacedOrders orders) {
        this.orders = orders;
    }

    /** Placed twice it is one order. */
    @PutMapping("/{id}")
    PlacedOrder place(@PathVariable long id, @RequestParam(defaultValue = "tea") String item) {
        return orders.save(new PlacedOrder(id, item));
    }

    @GetMapping("/{id}")
    ResponseEntity<PlacedOrder> find(@PathVariable long id) {
        return ResponseEntity.of(orders.findById(id));
    }
}
