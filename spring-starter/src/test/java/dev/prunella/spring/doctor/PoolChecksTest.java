// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolChecksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/shop",
                "jdbc:postgresql://db/shop?socketTimeout=0",
                "jdbc:postgresql://db/shop?user=me&socketTimeout=-1",
                "jdbc:otel:postgresql://db/shop",
                "jdbc:mysql://db/shop?connectTimeout=1000",
                "jdbc:mysql://address=(host=db)(socketTimeout=0)/shop",
                "jdbc:mariadb:loadbalance://a,b/shop"
            })
    void findsACallThatMayWaitForEver(String url) {
        assertThat(new SocketTimeoutCheck(() -> List.of(pool(url))).examine())
                .extracting(Finding::id)
                .containsExactly("socket-timeout");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/shop?socketTimeout=30",
                "jdbc:mysql://db/shop?a=b&sockettimeout=30000&c=d",
                "jdbc:mysql://address=(host=db)(socketTimeout=1000)/shop",
                "jdbc:h2:mem:shop",
                "jdbc:oracle:thin:@db:1521/postgresql",
                ""
            })
    void leavesACallWithAnEndAndADriverThatIsNotKnownAlone(String url) {
        assertThat(new SocketTimeoutCheck(() -> List.of(pool(url))).examine()).isEmpty();
    }

    @Test
    void readsWhatIsHandedToTheDriverBesideTheUrl() {
        PoolFacts pool = pool("jdbc:postgresql://db/shop", Map.of("socketTimeout", "30", "tcpKeepAlive", "true"));

        assertThat(new SocketTimeoutCheck(() -> List.of(pool)).examine()).isEmpty();
        assertThat(new TcpKeepAliveCheck(() -> List.of(pool)).examine()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/shop",
                "jdbc:postgresql://db/shop?tcpKeepAlive=false",
                "jdbc:mysql://db/shop?tcpKeepAlive=false"
            })
    void findsConnectionsThatNothingKeepsAlive(String url) {
        assertThat(new TcpKeepAliveCheck(() -> List.of(pool(url))).examine())
                .extracting(Finding::id)
                .containsExactly("tcp-keepalive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://db/shop?tcpKeepAlive=true", "jdbc:mysql://db/shop", "jdbc:h2:mem:shop"})
    void leavesConnectionsThatAreKeptAliveAlone(String url) {
        assertThat(new TcpKeepAliveCheck(() -> List.of(pool(url))).examine()).isEmpty();
    }

    @Test
    void findsAPoolThatNeverLooksAtItsIdleConnections() {
        assertThat(new PoolKeepaliveCheck(() -> List.of(idle(0), idle(120_000))).examine())
                .singleElement()
                .satisfies(finding -> assertThat(finding.line())
                        .isEqualTo(
                                "orders: keepaliveTime is 0: an idle connection that a firewall or a load balancer has"
                                        + " dropped is noticed only by who borrows it; set shop.pool.keepalive-time=120000"
                                        + " (prunella.doctor.ignore=pool-keepalive ends this warning)"));
    }

    @Test
    void namesTheDriversOwnUnitAndHowItIsSetWhereNothingIsBound() {
        PoolFacts mysql = pool("jdbc:mysql://db/shop");

        assertThat(new SocketTimeoutCheck(() -> List.of(mysql)).examine())
                .singleElement()
                .satisfies(finding -> assertThat(finding.value()).startsWith("30000"))
                .satisfies(
                        finding -> assertThat(finding.property()).isEqualTo("the data source property socketTimeout"));
    }

    @Test
    void knowsADriverByItsDataSource() {
        assertThat(JdbcDriver.of("", "org.postgresql.ds.PGSimpleDataSource")).isEqualTo(JdbcDriver.POSTGRESQL);
        assertThat(JdbcDriver.of("", "com.mysql.cj.jdbc.MysqlDataSource")).isEqualTo(JdbcDriver.MYSQL);
        assertThat(JdbcDriver.of("", "org.h2.jdbcx.JdbcDataSource")).isNull();
    }

    private static PoolFacts pool(String url) {
        return pool(url, Map.of());
    }

    private static PoolFacts pool(String url, Map<String, String> properties) {
        return new PoolFacts("orders", "", JdbcDriver.of(url, ""), url, properties, 120_000);
    }

    private static PoolFacts idle(long keepalive) {
        return new PoolFacts("orders", "shop.pool", null, "", Map.of(), keepalive);
    }
}
