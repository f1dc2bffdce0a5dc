package org.watchword.host;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What the host's {@code WEB-INF/web.xml} says of callers. No API tells it.
 *
 * @param metadataComplete annotations and fragments are not to be looked for
 * @param login the {@code <auth-method>} of its {@code <login-config>}
 * @param constrained some paths ask the container itself for a role
 */
public record WebDescriptor(boolean metadataComplete, Optional<String> login, boolean constrained) {

    private static final String FILE = "/WEB-INF/web.xml";

    /** The host's; one that is missing or cannot be read says nothing. */
    public static WebDescriptor of(ServletContext context) {
        try (InputStream file = context.getResourceAsStream(FILE)) {
            return file == null ? nothing() : read(file);
        } catch (IOException | XMLStreamException e) {
            // The container has read it, and complained if there was reason to.
            return nothing();
        }
    }

    private static WebDescriptor nothing() {
        return new WebDescriptor(false, Optional.empty(), false);
    }

    private static WebDescriptor read(InputStream file) throws XMLStreamException {
        // The JDK's own, whatever the host brings; neither a DTD nor anything outside of the file is read.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(file);
        boolean complete = false;
        boolean constrained = false;
        String login = null;
        Deque<String> open = new ArrayDeque<>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String parent = open.peek();
                String name = xml.getLocalName();
                open.push(name);
                if (parent == null) {
                    complete = "true".equals(xml.getAttributeValue(null, "metadata-complete"));
                } else if (isIn(name, "role-name", parent, "auth-constraint")) {
                    constrained = true;
                } else if (isIn(name, "auth-method", parent, "login-config")) {
                    login = xml.getElementText().strip();
                    open.pop();
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.pop();
            }
        }
        return new WebDescriptor(complete, Optional.ofNullable(emptyToNull(login)), constrained);
    }

    private static boolean isIn(String name, String wanted, String parent, String wantedParent) {
        return name.equals(wanted) && parent.equals(wantedParent);
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
