package org.dilmun.bench;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Says hello. */
@Path("hello")
public class HelloResource {

    @GET
    @Produces("text/plain")
    public String hello() {
        return "hello";
    }
}
