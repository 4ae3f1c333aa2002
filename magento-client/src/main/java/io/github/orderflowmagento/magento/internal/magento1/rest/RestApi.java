package io.github.orderflowmagento.magento.internal.magento1.rest;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;

/** The resources of Magento 1's REST API that are used. Queries filter and sort: see {@link RestFilter}. */
interface RestApi {
    @GET("products")
    Call<Object> products(@QueryMap Map<String, String> query);

    @GET("products/store/{storeView}")
    Call<Object> products(@Path("storeView") String storeView, @QueryMap Map<String, String> query);

    @GET("products/{number}")
    Call<Object> product(@Path("number") long number);

    @GET("products/{number}/store/{storeView}")
    Call<Object> product(@Path("number") long number, @Path("storeView") String storeView);

    @GET("products/{number}/websites")
    Call<Object> websites(@Path("number") long number);

    @GET("products/{number}/categories")
    Call<Object> categories(@Path("number") long number);

    @GET("products/{number}/images")
    Call<Object> images(@Path("number") long number);

    @GET("products/{number}/images/store/{storeView}")
    Call<Object> images(@Path("number") long number, @Path("storeView") String storeView);

    @GET("stockitems")
    Call<Object> stockItems(@QueryMap Map<String, String> query);

    @PUT("stockitems")
    Call<Object> updateStockItems(@Body List<Map<String, @Nullable Object>> changes);

    @GET("orders")
    Call<Object> orders(@QueryMap Map<String, String> query);
}
