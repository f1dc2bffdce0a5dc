package org.watchword.start.login;

import jakarta.json.spi.JsonProvider;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.watchword.api.ErrorBody;
import org.watchword.api.Failure;
import org.watchword.endpoint.KeyEndpoints;
import org.watchword.endpoint.LoginEndpoints;
import org.watchword.endpoint.OperationsEndpoints;
import org.watchword.endpoint.OwnAccountEndpoints;
import org.watchword.endpoint.RegistrationEndpoints;
import org.watchword.endpoint.RevocationEndpoints;
import org.watchword.endpoint.RoleEndpoints;
import org.watchword.endpoint.RouteTable;
import org.watchword.endpoint.UserEndpoints;
import org.watchword.http.Answers;
import org.watchword.http.Endpoints;
import org.watchword.http.Route;
import org.watchword.http.body.RequestBody;
import org.watchword.http.guard.ForRight;
import org.watchword.http.guard.HostRefusals;
import org.watchword.metrics.RefusalMeter;
import org.watchword.servlet.FilterRuntime;
import org.watchword.session.RevocationFeed;
import org.watchword.spi.RefusalListener;
import org.watchword.store.UserDirectory;
import org.watchword.transport.ClientConnections;

/** The parts that speak HTTP: the groups of operations, the table of routes, and what hangs on the host's requests. */
final class Edge {

    final Answers answers;
    final Endpoints endpoints;
    final RefusalListener refusals;

    Edge(Services services) {
        Basis basis = services.basis;
        Consumer<Failure> meter =
                basis.meters.<Consumer<Failure>>map(RefusalMeter::new).orElse(failure -> {});
        JsonProvider json = JsonProvider.provider();
        this.answers = new Answers(json, new ErrorBody(basis.clock), meter);
        Supplier<FilterRuntime> runtime = () -> runtime(basis.context);
        RegistrationServices registration = services.registration;
        RouteTable table = new RouteTable(
                services.throttles,
                ForRight.role(UserDirectory.ADMINISTRATOR, runtime, services.denials),
                ForRight.permission(RevocationEndpoints.PERMISSION, runtime, services.denials));
        List<Route> routes = new ArrayList<>(table.ofUsers(
                new LoginEndpoints(
                        services.login, services.refreshes, services.logout, services.attempts, runtime, answers),
                new OwnAccountEndpoints(
                        services.reader,
                        services.ownAccount,
                        registration.addresses,
                        services.ownSessions,
                        services.passwordChange,
                        services.attempts,
                        answers)));
        routes.addAll(table.ofRegistration(new RegistrationEndpoints(
                registration.open,
                registration.acceptance,
                registration.forgotten,
                registration.resetting,
                registration.verification,
                answers)));
        routes.addAll(table.ofServices(
                new RevocationEndpoints(new RevocationFeed(basis.stores.revocations(), basis.clock), answers)));
        routes.addAll(table.ofAdministrators(
                new UserEndpoints(
                        services.users, services.allSessions, registration.invitations, registration.mode, answers),
                new RoleEndpoints(services.roles, answers),
                new KeyEndpoints(services::rotation, answers),
                new OperationsEndpoints(
                        runtime, services.storeReport::look, basis.stores.audit(), services.auditedCleanUp, answers)));
        this.endpoints = Endpoints.of(routes, basis.configuration, new RequestBody(), answers);
        this.refusals = new HostRefusals(ClientConnections.of(basis.configuration), services.denials, meter);
    }

    private static FilterRuntime runtime(ServletContext context) {
        return FilterRuntime.of(context)
                .orElseThrow(() -> new IllegalStateException("Watchword was not started in this web application"));
    }
}
