package io.github.orderflowmagento.orderflow;

import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Query;

/** OrderFlow's addresses. Who is asking ({@link Identity}) goes with every call and is not repeated here. */
interface Wire {

    @POST("remotewarehouse/imports/importitems.xml")
    Call<ResponseBody> importToWarehouse(@Body RequestBody imports);

    @POST("remoteorder/imports/importitems.xml")
    Call<ResponseBody> importOrders(@Body RequestBody imports);

    @POST("remoteorder/order/detail.xml")
    Call<ResponseBody> orderDetail(@Query("externalReference") String externalReference);

    @POST("remoteorder/order/cancel.xml")
    Call<ResponseBody> orderCancel(@Query("externalReference") String externalReference);

    @POST("remoteorder/order/update.xml")
    Call<ResponseBody> orderNotification(
            @Query("thirdPartyReference") String thirdPartyReference,
            @Query("event") String event,
            @Query("action") String action,
            @Query("externalReference") @Nullable String externalReference);

    @POST("remotewarehouse/product/update.xml")
    Call<ResponseBody> productNotification(
            @Query("thirdPartyReference") String thirdPartyReference,
            @Query("event") String event,
            @Query("action") String action);

    @GET("remotewarehouse/inventory.xml")
    Call<ResponseBody> inventory();
}
