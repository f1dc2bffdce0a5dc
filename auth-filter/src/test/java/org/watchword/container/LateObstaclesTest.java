package org.watchword.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchword.api.AuthPrincipal;

class LateObstaclesTest {

    private final Wall wall = new Wall();
    private final List<String> heard = new ArrayList<>();
    private final LateObstacles callers = new LateObstacles(
            List.of(wall), TestContext.with(Map.of()), TestContext.descriptors(""), found -> true, new Everybody());

    @Test
    void nobodyIsKnownUntilTheServerCanBeAsked() {
        assertThat(caller()).isEmpty();

        wall.askable = true;
        assertThat(caller()).isPresent();
    }

    @Test
    void obstacleThatIsFoundLaterKeepsTheContainerFromTheCallersAndIsToldOnce() {
        callers.onFound(found -> heard.add(found.what()));
        wall.askable = true;
        wall.stands = true;

        assertThat(caller()).isEmpty();
        assertThat(caller()).isEmpty();
        assertThat(heard).containsExactly("a wall");
    }

    @Test
    void isAskedOnce() {
        wall.askable = true;
        caller();
        wall.stands = true;

        assertThat(caller()).isPresent();
    }

    private Optional<AuthPrincipal> caller() {
        return callers.caller(proxy(HttpServletRequest.class));
    }

    private static <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                LateObstaclesTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRoles" -> Set.of();
                    default -> "somebody";
                }));
    }

    private static final class Wall implements Obstacle {

        private boolean askable;
        private boolean stands;

        @Override
        public boolean canBeAsked() {
            return askable;
        }

        @Override
        public Optional<Found> find(ServletContext context, Descriptors descriptors) {
            return stands ? Optional.of(new Found("a wall", "take it down", true)) : Optional.empty();
        }
    }

    private static final class Everybody implements RequestCallers {

        @Override
        public Optional<AuthPrincipal> caller(HttpServletRequest request) {
            return Optional.of(proxy(AuthPrincipal.class));
        }

        @Override
        public void refuse(HttpServletRequest request, HttpServletResponse response) {
            throw new AssertionError("nobody is refused here");
        }
    }
}
