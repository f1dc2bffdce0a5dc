package org.watchword.integration.shape.async;

import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;

/** Tells whoever comes in who that is: by the handshake, and by the session. */
@ServerEndpoint(value = "/rooms/{room}", configurator = RoomSocket.Handshake.class)
public class RoomSocket {

    private static final String CALLER = "caller";

    @OnOpen
    public void open(Session session, EndpointConfig config) throws IOException {
        String name = session.getUserPrincipal() == null
                ? "-"
                : session.getUserPrincipal().getName();
        session.getBasicRemote().sendText(config.getUserProperties().get(CALLER) + " " + name);
    }

    /** Asks who calls while the request is still there. */
    public static class Handshake extends ServerEndpointConfig.Configurator {

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            config.getUserProperties()
                    .put(
                            CALLER,
                            CallerText.of(
                                    request.getUserPrincipal(),
                                    request.isUserInRole("admin"),
                                    request.isUserInRole("nobody")));
        }
    }
}
