package io.github.orderflowmagento.magento.internal.xmlrpc;

import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.Headers;
import retrofit2.http.POST;
import retrofit2.http.Tag;

/** The wire. */
interface XmlRpcEndpoint {
    @Headers({"Accept: text/xml", "User-Agent: orderflow-magento-java"})
    @POST("api/xmlrpc")
    Call<ResponseBody> post(@Body RequestBody request, @Tag Departure departure);
}
