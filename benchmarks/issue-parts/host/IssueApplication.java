package issue;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** A host as most are. */
@ApplicationPath("/api")
public class IssueApplication extends Application {}
