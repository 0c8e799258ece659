/**
 * The server: one table of routes, thin handlers, JSON views, and one place where errors meet HTTP.
 *
 * <p>{@link ca.welcomingcommunities.kb.http.HttpServer} starts it. {@link
 * ca.welcomingcommunities.kb.http.ApiRoutes} lists the JSON API; the pages for people bring a list
 * of their own ({@link ca.welcomingcommunities.kb.http.Site}). A handler reads its parameters,
 * makes one call, and shows the answer; what it cannot answer it throws as a {@link
 * ca.welcomingcommunities.kb.http.Refused}, and {@link ca.welcomingcommunities.kb.http.Problems}
 * writes that as RFC 9457 or as a page.
 *
 * <p>The only package, with its sub-packages, that knows Javalin, Jetty and JTE.
 */
@NullMarked
package ca.welcomingcommunities.kb.http;

import org.jspecify.annotations.NullMarked;
