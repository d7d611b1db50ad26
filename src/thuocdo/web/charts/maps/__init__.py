"""Maps of the country and of a province, with Hoàng Sa and Trường Sa in every one of them."""
