package org.watchword.transport;

/** Ways in which the endpoints are reached. */
public enum EndpointKind {
    /** Our servlet answers; resources that a host extends answer all the same. */
    SERVLET,
    /** There is no servlet of ours: only the resources that a host extends answer. */
    RESOURCES,
    /** Our servlet answers, and so do the resources, each at its own path. */
    BOTH;

    /** Tells whether our servlet answers. */
    public boolean hasServlet() {
        return this != RESOURCES;
    }
}
