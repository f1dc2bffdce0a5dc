package org.watchword.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HostLoginTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> added = new ArrayList<>();
    private int status = 200;
    private boolean committed;
    private Principal caller;

    private HostLogin.ContainerAnswer ask(HostLogin login, Callable<Boolean> container) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "authenticate" -> {
                        asked.incrementAndGet();
                        yield container.call();
                    }
                    case "getUserPrincipal" -> caller;
                    default -> throw new UnsupportedOperationException(called.getName());
                });
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "isCommitted" -> committed;
                    case "getStatus" -> status;
                    case "addHeader" -> added.add(arguments[0] + ": " + arguments[1]);
                    default -> throw new UnsupportedOperationException(called.getName());
                });
        return login.ask(request, response);
    }

    private HostLogin.ContainerAnswer ask(Callable<Boolean> container) {
        return ask(new HostLogin(() -> true), container);
    }

    @Test
    void containerOfAHostWithoutALoginOfItsOwnIsNotAsked() {
        assertThat(ask(HostLogin.none(), () -> true)).isEqualTo(new HostLogin.ContainerAnswer.Silent());
        assertThat(asked).hasValue(0);
    }

    @Test
    void callerWhomTheContainerFindsIsKnown() {
        assertThat(ask(() -> {
                    caller = () -> "tribune";
                    return true;
                }))
                .isEqualTo(new HostLogin.ContainerAnswer.Known());
    }

    @Test
    void containerThatIsContentWithNobodyHasFoundNobody() {
        assertThat(ask(() -> true)).isEqualTo(new HostLogin.ContainerAnswer.Silent());
    }

    @Test
    void challengeOfTheContainerLeavesRoomForOurs() {
        assertThat(ask(() -> {
                    status = 401;
                    return false;
                }))
                .isEqualTo(new HostLogin.ContainerAnswer.Challenged());
        assertThat(added).containsExactly("WWW-Authenticate: Bearer realm=\"watchword\"");
    }

    @Test
    void challengeOnItsWayAndLoginElsewhereAreTheContainersAnswer() {
        assertThat(ask(() -> {
                    status = 302;
                    return false;
                }))
                .isEqualTo(new HostLogin.ContainerAnswer.Answered(302));
        assertThat(ask(() -> {
                    status = 401;
                    committed = true;
                    return false;
                }))
                .isEqualTo(new HostLogin.ContainerAnswer.Answered(401));
    }

    @Test
    void loginPageThatHasBeenSentIsItsAnswer() {
        assertThat(ask(() -> {
                    committed = true;
                    return false;
                }))
                .isEqualTo(new HostLogin.ContainerAnswer.Answered(200));
    }

    @Test
    void containerThatFailsHasNothingToSay() {
        assertThat(ask(() -> {
                    throw new ServletException("no users");
                }))
                .isEqualTo(new HostLogin.ContainerAnswer.Silent());
        assertThat(ask(() -> {
                    throw new IllegalStateException("no login here");
                }))
                .isEqualTo(new HostLogin.ContainerAnswer.Silent());
    }

    @Test
    void nobodyIsAskedOnceTheAnswerIsOnItsWay() {
        committed = true;

        assertThat(ask(() -> true)).isEqualTo(new HostLogin.ContainerAnswer.Silent());
        assertThat(asked).hasValue(0);
    }

    @Test
    void wayOfTheHostIsLookedForOnce() {
        AtomicInteger looked = new AtomicInteger();
        HostLogin login = new HostLogin(() -> looked.incrementAndGet() > 0);

        ask(login, () -> false);
        ask(login, () -> false);

        assertThat(looked).hasValue(1);
        assertThat(asked).hasValue(2);
    }
}
