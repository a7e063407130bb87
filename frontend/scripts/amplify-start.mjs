// Starts the page on Amplify Hosting, which asks at this port; a host name in its environment is not for the server.
process.env.PORT ??= "3000";
process.env.HOSTNAME = "0.0.0.0";

await import("./server.js");
