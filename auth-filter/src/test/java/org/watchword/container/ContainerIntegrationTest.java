package org.watchword.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchword.authorization.ContainerCallerMode;
import org.watchword.config.ConfigurationException;

class ContainerIntegrationTest {

    private static final HostNeeds NOTHING = new HostNeeds(List.of(), Set.of());
    private static final HostNeeds BEAN = new HostNeeds(List.of("a bean"), Set.of());
    private static final Obstacle WALL =
            (context, descriptors) -> Optional.of(new Obstacle.Found("a wall", "take it down", true));
    private static final Obstacle FENCE =
            (context, descriptors) -> Optional.of(new Obstacle.Found("a fence", "climb it", false));

    @Test
    void isOffWhereNothingNeedsIt() {
        assertThat(start(NOTHING, ContainerCallerMode.AUTO, FENCE))
                .isInstanceOfSatisfying(
                        ContainerIntegration.NotNeeded.class,
                        off -> assertThat(off.why()).contains("nothing"));
    }

    @Test
    void isOffWhereItIsSwitchedOffAndSaysWhatThatCosts() {
        assertThat(start(BEAN, ContainerCallerMode.OFF))
                .isEqualTo(new ContainerIntegration.Prevented(
                        "a bean", "watchword.container-caller=off", "set watchword.container-caller=auto"));
    }

    @Test
    void obstacleKeepsItOffWithItsRemedy() {
        assertThat(start(BEAN, ContainerCallerMode.AUTO, WALL))
                .isEqualTo(new ContainerIntegration.Prevented("a bean", "a wall", "take it down"));
    }

    @Test
    void demandedWhereItCannotBeStopsTheStart() {
        assertThatThrownBy(() -> start(BEAN, ContainerCallerMode.ON, WALL))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("watchword.container-caller=on")
                .hasMessageContaining("a wall")
                .hasMessageContaining("take it down");
    }

    @Test
    void loginOfTheHostStandsAgainstIt() {
        Descriptors basic = TestContext.descriptors("<login-config><auth-method>BASIC</auth-method></login-config>");

        assertThat(new OwnLogin().find(TestContext.with(Map.of()), basic)).hasValueSatisfying(found -> {
            assertThat(found.what()).contains("BASIC");
            assertThat(found.absolute()).isFalse();
        });
        assertThat(new OwnLogin().find(TestContext.with(Map.of()), TestContext.descriptors("")))
                .isEmpty();
    }

    @Test
    void serverWithoutElytronHasNoIdentitiesToAskFor() {
        assertThat(new ElytronIdentities().find(TestContext.with(Map.of()), TestContext.descriptors("")))
                .isEmpty();
    }

    private static ContainerIntegration start(HostNeeds needs, ContainerCallerMode mode, Obstacle... obstacles) {
        return ContainerIntegration.start(
                TestContext.with(Map.of()),
                TestContext.descriptors(""),
                needs,
                mode,
                NoCallers.INSTANCE,
                List.of(obstacles));
    }
}
