// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import org.junit.jupiter.api.Test;

// REQ A5
class StallCountTest {

    private final Bean bean = new Bean();

    @Test
    void countsTheCollectionsThatSomebodyWaitedFor() throws OpenDataException {
        StallCount count = StallCount.of(List.of(bean));

        tell("Allocation Stall");
        tell("Allocation Failure");
        tell("Allocation Rate");
        tell("Warmup");

        assertThat(count.get()).isEqualTo(2);
    }

    @Test
    void leavesOutWhatItDoesNotKnow() {
        StallCount count = StallCount.of(List.of(bean, "no bean at all"));

        bean.sendNotification(new Notification("another kind", bean, 1));

        assertThat(count.get()).isZero();
    }

    @Test
    void isLetGoOfOnceItWasForgotten() throws OpenDataException {
        StallCount.of(List.of(bean));

        for (int i = 0; i < 1_000 && bean.left == 0; i++) {
            System.gc();
            tell("Allocation Stall");
        }

        assertThat(bean.left).isEqualTo(1);
    }

    private void tell(String cause) throws OpenDataException {
        String[] names = {"gcCause"};
        CompositeType type =
                new CompositeType("info", "of a collection", names, names, new OpenType<?>[] {SimpleType.STRING});
        Notification notification = new Notification("collection", bean, 1);
        notification.setUserData(new CompositeDataSupport(type, Map.of("gcCause", cause)));
        bean.sendNotification(notification);
    }

    private static final class Bean extends NotificationBroadcasterSupport {

        private int left;

        @Override
        public void removeNotificationListener(NotificationListener listener) throws ListenerNotFoundException {
            super.removeNotificationListener(listener);
            left++;
        }
    }
}
