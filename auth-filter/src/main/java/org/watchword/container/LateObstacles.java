package org.watchword.container;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.watchword.api.AuthPrincipal;

/**
 * Answers the container where an obstacle could not be asked for when the application started, since the server was
 * booting. Each request asks again until the answer is there; until then, and where there is an obstacle, nobody is
 * known to the container.
 */
final class LateObstacles implements RequestCallers {

    private final List<Obstacle> obstacles;
    private final ServletContext context;
    private final Descriptors descriptors;
    private final Predicate<Obstacle.Found> counts;
    private final RequestCallers callers;
    private Consumer<Obstacle.Found> observer = found -> {};
    private volatile State state = State.UNKNOWN;

    /** Asks nothing yet; {@code counts} tells whether an obstacle that is found stands against the mode that is set. */
    LateObstacles(
            List<Obstacle> obstacles,
            ServletContext context,
            Descriptors descriptors,
            Predicate<Obstacle.Found> counts,
            RequestCallers callers) {
        this.obstacles = obstacles;
        this.context = context;
        this.descriptors = descriptors;
        this.counts = counts;
        this.callers = callers;
    }

    /** Notifies the observer once, when an obstacle is found. To be called before the first request. */
    synchronized void onFound(Consumer<Obstacle.Found> given) {
        this.observer = given;
    }

    @Override
    public Optional<AuthPrincipal> caller(HttpServletRequest request) {
        return isFree() ? callers.caller(request) : Optional.empty();
    }

    @Override
    public void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        callers.refuse(request, response);
    }

    private boolean isFree() {
        State known = state;
        return (known == State.UNKNOWN ? ask() : known) == State.FREE;
    }

    private synchronized State ask() {
        if (state == State.UNKNOWN && obstacles.stream().allMatch(Obstacle::canBeAsked)) {
            Optional<Obstacle.Found> found = obstacles.stream()
                    .flatMap(obstacle -> obstacle.find(context, descriptors).stream())
                    .filter(counts)
                    .findFirst();
            state = found.isPresent() ? State.PREVENTED : State.FREE;
            found.ifPresent(observer);
        }
        return state;
    }

    private enum State {
        UNKNOWN,
        FREE,
        PREVENTED
    }
}
