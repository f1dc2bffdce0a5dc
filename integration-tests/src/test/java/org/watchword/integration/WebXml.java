package org.watchword.integration;

/** Deployment descriptors of hosts. */
final class WebXml {

    /** Where the data source of {@link #dataSource} is. */
    static final String DATA_SOURCE = "java:app/jdbc/host";

    private WebXml() {}

    static String of(String... elements) {
        return whole("", elements);
    }

    /** One that tells the container to look for no annotations. */
    static String metadataComplete(String... elements) {
        return whole(" metadata-complete=\"true\"", elements);
    }

    /** On an H2 database. */
    static String dataSource(String url) {
        return dataSource("org.h2.jdbcx.JdbcDataSource", url, "sa");
    }

    /** On a PostgreSQL database that trusts whoever comes. */
    static String postgres(String url) {
        return dataSource("org.postgresql.ds.PGSimpleDataSource", url, "postgres");
    }

    /** The same, with a pool of one connection. */
    static String postgresOfOne(String url) {
        String pool = """
                    <initial-pool-size>1</initial-pool-size>
                    <max-pool-size>1</max-pool-size>
                    <min-pool-size>1</min-pool-size>
                  </data-source>""";
        return postgres(url).replace("  </data-source>", pool.stripLeading());
    }

    /** The password is there because Payara does not take an empty one. */
    private static String dataSource(String className, String url, String user) {
        return """
                  <data-source>
                    <name>%s</name>
                    <class-name>%s</class-name>
                    <url>%s</url>
                    <user>%s</user>
                    <password>embedded</password>
                  </data-source>
                """.formatted(DATA_SOURCE, className, url, user);
    }

    /** A context parameter. */
    static String parameter(String name, String value) {
        return """
                  <context-param>
                    <param-name>%s</param-name>
                    <param-value>%s</param-value>
                  </context-param>
                """.formatted(name, value);
    }

    /** By an SMTP server on this machine. */
    static String mailSession(String name, String port) {
        return """
                  <mail-session>
                    <name>%s</name>
                    <transport-protocol>smtp</transport-protocol>
                    <host>127.0.0.1</host>
                    <from>host@example.org</from>
                    <property>
                      <name>mail.smtp.port</name>
                      <value>%s</value>
                    </property>
                  </mail-session>
                """.formatted(name, port);
    }

    /** The container's own guard before a path; the role is declared nowhere. */
    static String constraint(String pattern, String role) {
        return """
                  <security-constraint>
                    <web-resource-collection>
                      <web-resource-name>guarded</web-resource-name>
                      <url-pattern>%s</url-pattern>
                    </web-resource-collection>
                    <auth-constraint><role-name>%s</role-name></auth-constraint>
                  </security-constraint>
                """.formatted(pattern, role);
    }

    private static String whole(String attribute, String... elements) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0"%s>
                %s</web-app>
                """.formatted(attribute, String.join("", elements));
    }
}
