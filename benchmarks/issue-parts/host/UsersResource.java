package issue;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.watchword.api.login.AccountCreation;
import org.watchword.api.login.NewAccount;
import org.watchword.api.login.Watchword;

/** Makes users user0, user1 and so on, with the password of this run. Never part of a real host. */
@Path("/users")
public class UsersResource {

    @POST
    @Path("{count}")
    public String create(@PathParam("count") int count, @Context ServletContext context) {
        String password = System.getenv("ISSUE_PASSWORD");
        for (int i = 0; i < count; i++) {
            AccountCreation created = Watchword.of(context)
                    .accounts()
                    .create(NewAccount.withPassword("user" + i, password)
                            .email("user" + i + "@example.org")
                            .role("user"));
            if (created instanceof AccountCreation.Refused) {
                throw new IllegalStateException(created.toString());
            }
        }
        return "made";
    }
}
