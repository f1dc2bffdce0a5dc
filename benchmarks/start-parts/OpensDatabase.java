import jakarta.annotation.Resource;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Opens the database, as an application that has one does: otherwise its start would count as Watchword's. */
@WebListener
public class OpensDatabase implements ServletContextListener {

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try (Connection connection = dataSource.getConnection()) {
            connection.getMetaData().getTables(null, null, "%", null).close();
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }
}
