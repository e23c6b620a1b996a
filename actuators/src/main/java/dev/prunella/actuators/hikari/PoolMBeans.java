// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HikariCP's two MBeans, under HikariCP's names, for users who asked for them with {@code registerMbeans}: registered once,
 * whichever generation is current. Only what was registered here is ever unregistered here.
 */
final class PoolMBeans {

    private static final Logger LOG = LoggerFactory.getLogger(PoolMBeans.class);

    private final List<ObjectName> registered = new ArrayList<>(2);

    synchronized void register(HikariDataSource dataSource) {
        String poolName = dataSource.getPoolName();
        register(poolName, "PoolConfig", dataSource);
        register(poolName, "Pool", new CurrentPoolBean(dataSource));
    }

    private void register(String poolName, String type, Object bean) {
        try {
            ObjectName name = name(poolName, type);
            server().registerMBean(bean, name);
            registered.add(name);
        } catch (JMException e) {
            LOG.warn("{} - MBean {} could not be registered", poolName, type, e);
        }
    }

    synchronized void unregister() {
        for (ObjectName name : registered) {
            try {
                server().unregisterMBean(name);
            } catch (JMException e) {
                LOG.warn("MBean {} could not be unregistered", name, e);
            }
        }
        registered.clear();
    }

    /** Asked for only when it is needed: the first call makes the platform's server. */
    private static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }

    /** HikariCP has two forms of name, and the user chooses by a system property. */
    private static ObjectName name(String poolName, String type) throws JMException {
        return "true".equals(System.getProperty("hikaricp.jmx.register2.0"))
                ? new ObjectName("com.zaxxer.hikari:type=" + type + ",name=" + poolName)
                : new ObjectName("com.zaxxer.hikari:type=" + type + " (" + poolName + ")");
    }
}
