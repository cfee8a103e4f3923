#!lua
--[[
Keeps an image, which an owner holds from now on. What is there already stays.
KEYS  1 image  2 its holders
ARGV  1 owner  2 the store's time  3 width  4 height  5 small rendition  6 large rendition
Returns 1.
Hint  none
]]
if redis.call("EXISTS", KEYS[1]) == 0 then
	redis.call("HSET", KEYS[1], "width", ARGV[3], "height", ARGV[4], "small", ARGV[5], "large", ARGV[6])
end
redis.call("ZADD", KEYS[2], ARGV[2], ARGV[1])
return 1
